"""LeukoView: a second opinion on acute leukemia from a stained smear."""

import os

# ONNX Runtime (1.32) otherwise looks up a server of Microsoft's, keeps an identifier of the
# computer, and sends how it is used. It reads this when it is loaded: docs/decisions/0090.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


__version__ = "0.1.0"
