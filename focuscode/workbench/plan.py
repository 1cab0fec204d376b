"""What is to be done to a codebook's text, carried out in an order that keeps all places right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from focuscode.codebook.edit import insert, put, remove
from focuscode.codebook.places import Steps, Value
from focuscode.workbench.grid import HEAD, Entry, as_term, items, term_entry


@dataclass
class Plan:
    """The changes, by places in the codebook as it is now; a new item stands before the one at its number."""

    updates: dict[Steps, Entry] = field(default_factory=dict)
    removals: set[Steps] = field(default_factory=set)
    additions: dict[Steps, list[tuple[int, Value]]] = field(default_factory=lambda: defaultdict(list))
    codes: dict[str, Entry] = field(default_factory=dict)  # the new codes among the additions
    head: dict[str, str] = field(default_factory=dict)
    cells: int = 0

    @property
    def done(self) -> dict[str, int]:
        """How much is changed, added and removed."""
        added = sum(map(len, self.additions.values())) + sum(len(items(new["terms"])) for new in self.codes.values())
        return {"changed": self.cells, "added": added, "removed": len(self.removals)}


def carried_out(text: str, ours: Entry, plan: Plan) -> str:
    """A codebook's text after a plan: parts before the lists that hold them. `ours` is what the text holds."""
    for key in HEAD:
        text = put(text, (key,), plan.head[key]) if key in plan.head else text
    gone = {path for path in plan.removals if len(path) == 2}
    for path, entry in plan.updates.items():
        text = _updated(text, ours, path, entry) if path[:2] not in gone else text
    lists = {*plan.additions, *(path[:-1] for path in plan.removals)}
    for where in sorted(lists, key=lambda steps: (-len(steps), str(steps))):
        if where[:2] not in gone:
            text = _relisted(text, plan, where)
    return text


def _updated(text: str, ours: Entry, path: Steps, entry: Entry) -> str:
    old = held(ours, path)
    if len(path) == 4:
        new = as_term(entry, old)
        kinds = [term_entry(item)["kind"] for item in (old, new)]
        text = put(text, path, "-") if kinds[0] != kinds[1] else text  # written anew, its kind first
        return put(text, path, new)
    terms = {"terms": old["terms"]} if isinstance(old, dict) and "terms" in old else {}
    return put(text, path, {**entry, **terms})


def held(book: Value, path: Steps) -> Value:
    """What a codebook holds at a path; a single term counts as a list of one."""
    for step in path:
        if isinstance(book, list) and isinstance(step, int):
            book = book[step]
        elif isinstance(book, dict):
            found = book.get(str(step), "")
            book = items(found) if step == "terms" else found
    return book


def _relisted(text: str, plan: Plan, where: Steps) -> str:
    """Items put into a list and taken out of it, from its end to its beginning."""
    new: dict[int, list[Value]] = defaultdict(list)
    for at, item in plan.additions.get(where, []):
        new[at].append(item)
    gone = {int(path[-1]) for path in plan.removals if path[:-1] == where}
    for at in sorted({*new, *gone}, reverse=True):
        if at in gone:
            text = remove(text, (*where, at))
        for item in reversed(new[at]):
            text = insert(text, (*where, at), _filled(item))
    return text


def _filled(item: Value) -> Value:
    """A new entry without the keys that hold nothing."""
    return {key: held for key, held in item.items() if held} if isinstance(item, dict) else item
