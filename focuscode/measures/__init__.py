"""Coding to documented frames: one file a measure."""

from focuscode.measures.cooccurrence import code_cooccurrence, tier_cooccurrence
from focuscode.measures.frequency import code_frequency
from focuscode.measures.listing import coding_list, left_out_list, segment_list, transcript_list, turn_list
from focuscode.measures.spoken import code_by
from focuscode.measures.uncoded import uncoded_rows, uncoded_share, uncoded_turns

__all__ = [
    "code_by",
    "code_cooccurrence",
    "code_frequency",
    "coding_list",
    "left_out_list",
    "segment_list",
    "tier_cooccurrence",
    "transcript_list",
    "turn_list",
    "uncoded_rows",
    "uncoded_share",
    "uncoded_turns",
]
