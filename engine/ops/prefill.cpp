#include "engine/ops/prefill.h"

#include "engine/ops/kernel.h"

namespace seq {

constinit Kernel<void(DecoderModel&, std::unique_ptr<Prefill>&)> prefillKernel{"prefill"};

std::unique_ptr<Prefill> makePrefill(DecoderModel m)
{
    const Device device = m.tokens.device();
    if (!prefillKernel.has(device.kind) || !m.agrees()) return nullptr;
    std::unique_ptr<Prefill> prefill;
    prefillKernel(device, m, prefill);
    return prefill;
}

} // namespace seq
