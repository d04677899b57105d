#pragma once
#include "engine/base/error.h"
#include "engine/tensor/tensor.h"

#include <array>
#include <string>

namespace seq {

// One slot per op and device; an empty slot is a named error, not a stub file. Kernel files fill
// their slot as the library loads: `const bool provided = xKernel.provide(Device::Cpu, x);`
template <class Signature> class Kernel;
template <class... A> class Kernel<void(A...)> {
public:
    using Fn = void (*)(A...);
    constexpr explicit Kernel(const char* name)
        : name_(name)
    {
    }
    bool provide(Device::Kind kind, Fn fn)
    {
        fns_[kind] = fn;
        return true;
    }
    bool has(Device::Kind kind) const { return fns_[kind] != nullptr; }
    void operator()(Device d, A... a) const
    {
        if (!fns_[d.kind]) throw unsupported("{} has no kernel for {}", name_, toString(d));
        fns_[d.kind](static_cast<A>(a)...);
    }

private:
    const char* name_;
    std::array<Fn, 2> fns_{};
};

} // namespace seq
