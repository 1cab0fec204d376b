"""The package gives what other parts read codebooks with."""

import subprocess
import sys
from pathlib import Path

import focuscode
from focuscode import codebook
from focuscode.codebook import read

ROOT = Path(focuscode.__file__).parents[1]


def test_the_public_functions_are_those_of_read():
    assert codebook.__all__ == ["check_codebook", "check_text", "read_codebook"]
    for name in codebook.__all__:
        assert getattr(codebook, name) is getattr(read, name)


def test_a_plain_codebook_is_read_without_the_tokenizer(tmp_path):
    (tmp_path / "c.yaml").write_text(
        "codebook: c\nversion: 1\ncodes:\n- {id: a, terms: [kennis delen, co-creatie, thema's, 'één-op-één']}\n",
        encoding="utf-8",
    )
    code = (
        "import sys; from focuscode.codebook import read_codebook; read_codebook(sys.argv[1]);"
        "print([m for m in ('spacy', 'pandas', 'numpy') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "c.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
