"""Decoding and prefill by Hugging Face transformers, eager, bfloat16: a peer of device_speed.

Models of the same shapes with random weights. Medians of five, after one more. For cuda_peers.py.
"""
import statistics
import time

import torch
import transformers

SHAPES = {  # tests/bench/random_model.h
    "135M": dict(num_hidden_layers=30, hidden_size=576, num_attention_heads=9,
                 num_key_value_heads=3, intermediate_size=1536),
    "1.7B": dict(num_hidden_layers=24, hidden_size=2048, num_attention_heads=32,
                 num_key_value_heads=32, intermediate_size=8192),
}
PROMPT, LONG, STEPS = 128, 4096, 32


def median(work):
    times = []
    for _ in range(6):
        torch.cuda.synchronize()
        start = time.perf_counter()
        work()
        torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def model_of(shape):
    config = transformers.LlamaConfig(vocab_size=49152, max_position_embeddings=8192,
                                      tie_word_embeddings=True, **shape)
    torch.manual_seed(1)
    with torch.device("cuda"):
        return transformers.LlamaForCausalLM(config).to(torch.bfloat16).eval()


@torch.inference_mode()
def measure(shape):
    model = model_of(shape)
    ids = torch.randint(0, 49152, (1, LONG), device="cuda")

    def write(steps):
        model.generate(ids[:, :PROMPT], attention_mask=torch.ones_like(ids[:, :PROMPT]),
                       min_new_tokens=steps, max_new_tokens=steps, do_sample=False,
                       pad_token_id=0)

    token = (median(lambda: write(STEPS + 1)) - median(lambda: write(1))) / STEPS
    prefill = median(lambda: model(ids, use_cache=True, logits_to_keep=1))
    return 1 / token, prefill * 1e3


def version():
    return f"transformers {transformers.__version__}"


def results():
    """Yields (work, peer, value)."""
    for name, shape in SHAPES.items():
        decode, prefill = measure(shape)
        yield f"{name} BF16, decode after {PROMPT}, tokens/s", "Hugging Face", decode
        yield f"{name} BF16, prefill of {LONG}, ms", "Hugging Face", prefill
