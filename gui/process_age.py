"""How long ago this process began: what the first paint is measured by."""

import os
import sys
import time
from pathlib import Path

import psutil


def process_age_s() -> float:
    """Seconds since the process began, to a hundredth of a second."""
    if sys.platform != "linux":
        return time.time() - psutil.Process().create_time()
    # psutil adds the time of the boot here, which the kernel tells in whole seconds. What comes after the program's
    # name, which may hold anything, is separated by blanks; the 22nd field counts ticks from the boot (man proc).
    fields = Path("/proc/self/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")
