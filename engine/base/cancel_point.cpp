#include "engine/base/cancel_point.h"

#include "engine/base/thread_pool.h"

namespace seq {

void CancelPoint::look(std::size_t position)
{
    next_ = position + kStride;
    throwIfCancelled();
}

} // namespace seq
