"""Causal attention of PyTorch, by cuDNN and by flash attention: peers of cuda_attention_speed.

Shape: batch 1, 9 heads, 3 key heads, d 64, bfloat16. Medians of CUDA events. For cuda_peers.py.
"""
import statistics

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention


def milliseconds(work, runs):
    times = []
    for i in range(-3, runs):
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        start.record()
        work()
        end.record()
        end.synchronize()
        if i >= 0:
            times.append(start.elapsed_time(end))
    return statistics.median(times)


def version():
    return f"PyTorch {torch.__version__}, cuDNN {torch.backends.cudnn.version()}"


def results():
    """Yields (work, peer, value)."""
    for length in (8192, 131072):
        q = torch.randn(1, 9, length, 64, device="cuda", dtype=torch.bfloat16)
        k, v = (torch.randn(1, 3, length, 64, device="cuda", dtype=torch.bfloat16)
                for _ in range(2))
        for name, backend in (("cuDNN", SDPBackend.CUDNN_ATTENTION),
                              ("flash", SDPBackend.FLASH_ATTENTION)):
            with sdpa_kernel(backend):
                yield f"attention forward, {length} tokens, ms", name, milliseconds(
                    lambda: scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True),
                    100 if length < 50000 else 7)
