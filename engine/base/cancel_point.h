#pragma once
#include <cstddef>

namespace seq {

// A place in a long loop where a cancelled lane (thread_pool.h) ends it with Cancelled. It looks
// once in 64 KiB of progress: a comparison otherwise, and nothing at all for short texts.
class CancelPoint {
public:
    explicit CancelPoint(std::size_t from = 0)
        : next_(from + kStride)
    {
    }
    void at(std::size_t position)
    {
        if (position >= next_) look(position);
    }

private:
    static constexpr std::size_t kStride = std::size_t(1) << 16;
    void look(std::size_t position);
    std::size_t next_;
};

} // namespace seq
