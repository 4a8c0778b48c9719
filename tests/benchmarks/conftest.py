"""Prints what each benchmark found beside its times: the ratios are what counts."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    session = getattr(config, "_benchmarksession", None)
    for benchmark in session.benchmarks if session is not None else ():
        if benchmark.extra_info:
            found = "  ".join(f"{name} {value:,}" for name, value in benchmark.extra_info.items())
            terminalreporter.write_line(f"{benchmark.name}: {found}")
