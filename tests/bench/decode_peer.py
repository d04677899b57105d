"""Decoding and prefill by Hugging Face transformers, eager, bfloat16: the peer of device_speed.

Models of the same shapes with random weights. Use: decode_peer.py [path of device_speed], which
runs first where it is given. Medians of five, after one more.
"""
import statistics
import subprocess
import sys
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
def measure(name, shape):
    model = model_of(shape)
    ids = torch.randint(0, 49152, (1, LONG), device="cuda")

    def write(steps):
        model.generate(ids[:, :PROMPT], attention_mask=torch.ones_like(ids[:, :PROMPT]),
                       min_new_tokens=steps, max_new_tokens=steps, do_sample=False,
                       pad_token_id=0)

    token = (median(lambda: write(STEPS + 1)) - median(lambda: write(1))) / STEPS
    prefill = median(lambda: model(ids, use_cache=True, logits_to_keep=1))
    print(f"{name}: decode {1 / token:.0f} tokens/s, prefill of {LONG} {prefill * 1e3:.1f} ms")


def main():
    if len(sys.argv) > 1:
        print(subprocess.run([sys.argv[1], "cuda", "models"], capture_output=True,
                             text=True, check=True).stdout)
    print(torch.cuda.get_device_name(), "transformers", transformers.__version__, "torch",
          torch.__version__)
    for name, shape in SHAPES.items():
        measure(name, shape)


if __name__ == "__main__":
    main()
