"""Where the ids of codes stand outside their codebook: in the guide of its study, and in files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from focuscode.codebook.edit import put
from focuscode.codebook.places import Node, Value, data, line_of, tree
from focuscode.errors import UsageError
from focuscode.study import NAME
from focuscode.workbench.drafts import Draft, read_draft


def guides(codebook: Path, became: Mapping[str, tuple[str, ...]]) -> list[Draft]:
    """The study.yaml files that name a codebook, in its folder or above, their guides with the new ids."""
    drafts = (_followed(path, codebook, became) for folder in _above(codebook) if (path := folder / NAME).is_file())
    return [draft for draft in drafts if draft is not None and draft.changed]


def also_named(codebook: Path, became: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Each place in a crosswalk beside a codebook where an old id stands: `crosswalk.yaml:12: 'roadmap' stands …`."""
    gone = {old for old, new in became.items() if old not in new}
    told: list[str] = []
    for path in sorted(codebook.parent.glob("crosswalk*.yaml")):
        try:
            text = read_draft(path).after
            found = [node for node in _texts(tree(text.removeprefix("\ufeff"))) if node.value in gone]
        except UsageError:
            continue  # `check` tells what is wrong with it
        told += [f"{path.as_posix()}:{line_of(text, node.start)}: '{node.value}' stands here too." for node in found]
    return told


def _above(codebook: Path) -> list[Path]:
    """The folders in which a study may name the codebook, as short as they can be written."""
    near = [codebook.parent, *codebook.parent.parents]
    missing = [folder for folder in codebook.resolve().parents if folder not in {path.resolve() for path in near}]
    return [*near, *missing]


def _followed(path: Path, codebook: Path, became: Mapping[str, tuple[str, ...]]) -> Draft | None:
    draft = read_draft(path)
    try:
        study = data(tree(draft.after.removeprefix("\ufeff")))
    except UsageError:
        return None  # `check` tells what is wrong with it
    named = study.get("codebook") if isinstance(study, dict) else None
    if not isinstance(study, dict) or not isinstance(named, str) or not named:
        return None
    if (path.parent / named).resolve() != codebook.resolve():
        return None
    guide, text = study.get("guide", ""), draft.after
    for n, section in enumerate(guide if isinstance(guide, list) else []):
        codes = section.get("codes", "") if isinstance(section, dict) else ""
        new = _moved(codes, became)
        text = put(text, ("guide", n, "codes"), new) if new != codes else text
    return draft._replace(after=text)


def _moved(codes: Value, became: Mapping[str, tuple[str, ...]]) -> Value:
    if isinstance(codes, str):
        new = became.get(codes, (codes,))
        return [*new] if len(new) > 1 else new[0]
    if not any(isinstance(code, str) and code in became for code in codes):
        return codes
    moved = (became.get(code, (code,)) for code in codes if isinstance(code, str))
    return [*dict.fromkeys(code for new in moved for code in new)]


def _texts(node: Node) -> Iterator[Node]:
    if node.kind == "text":
        yield node
    for item in node.items:
        yield from _texts(item)
