#include "engine/cuda/linear_vector.cuh"

namespace seq::cuda {

void launchVectorK(Dtype t, const float* x, const VectorParts& p, Device device)
{
    switch (t) {
    case Dtype::Q2_K:
        return launchVector<Dtype::Q2_K>(x, p, device);
    case Dtype::Q3_K:
        return launchVector<Dtype::Q3_K>(x, p, device);
    case Dtype::Q4_K:
        return launchVector<Dtype::Q4_K>(x, p, device);
    case Dtype::Q5_K:
        return launchVector<Dtype::Q5_K>(x, p, device);
    case Dtype::Q6_K:
        return launchVector<Dtype::Q6_K>(x, p, device);
    case Dtype::IQ4_XS:
        return launchVector<Dtype::IQ4_XS>(x, p, device);
    default:
        throw unsupported("{} tensors are no weights", info(t).name);
    }
}

} // namespace seq::cuda
