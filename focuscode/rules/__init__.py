"""The rules that findings are made by: one module a family, one number a rule. A number never changes its meaning."""

from focuscode.rules import codebooks, files, studies, transcripts
from focuscode.rules.rule import Rule

RULES: dict[str, Rule] = {**files.RULES, **transcripts.RULES, **codebooks.RULES, **studies.RULES}
