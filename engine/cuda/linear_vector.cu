#include "engine/cuda/linear_vector.cuh"

namespace seq::cuda {

namespace {

void launchAny(Dtype t, const float* x, const VectorParts& p, Device device)
{
    switch (t) {
    case Dtype::F32:
        return launchVector<Dtype::F32>(x, p, device);
    case Dtype::F16:
        return launchVector<Dtype::F16>(x, p, device);
    case Dtype::BF16:
        return launchVector<Dtype::BF16>(x, p, device);
    case Dtype::Q8_0:
        return launchVector<Dtype::Q8_0>(x, p, device);
    case Dtype::Q4_0:
        return launchVector<Dtype::Q4_0>(x, p, device);
    case Dtype::Q4_1:
        return launchVector<Dtype::Q4_1>(x, p, device);
    case Dtype::Q5_0:
        return launchVector<Dtype::Q5_0>(x, p, device);
    case Dtype::Q5_1:
        return launchVector<Dtype::Q5_1>(x, p, device);
    case Dtype::IQ4_NL:
        return launchVector<Dtype::IQ4_NL>(x, p, device);
    default:
        return launchVectorK(t, x, p, device);
    }
}

} // namespace

bool linearVectorFits(const Tensor& x, const Tensor& w)
{
    return x.size(1) > 0 && x.size(1) % 8 == 0 && stored::inPieces(w)
        && reinterpret_cast<std::uintptr_t>(x.raw()) % 16 == 0;
}

void linearVector(const Tensor& x, std::span<const LinearPart> parts)
{
    const Device device = x.device();
    const std::int64_t in = x.size(1);
    const Dtype t = parts[0].w->dtype();
    VectorParts p{};
    p.rowBytes = rowBytes(t, in);
    p.pieces = int(in / 8);
    p.rows = int(x.size(0));
    std::int64_t outs = 0;
    for (const LinearPart& part : parts)
        outs += part.w->size(0);
    // enough warps to keep all multiprocessors busy
    p.warpsEach = outs < 32 * limitsOf(device).multiprocessors && p.pieces >= 64 ? 4 : 1;
    for (const LinearPart& part : parts) {
        const int i = p.count++;
        p.w[i] = pointer<std::uint8_t>(*part.w);
        p.bias[i] = part.bias ? pointer<float>(*part.bias) : nullptr;
        p.y[i] = pointer<float>(*part.y);
        p.outs[i] = int(part.w->size(0));
        p.firstBlock[i + 1] = p.firstBlock[i] + int(ceilDiv(p.outs[i], 4 / p.warpsEach));
    }
    launchAny(t, pointer<float>(x), p, device);
}

} // namespace seq::cuda
