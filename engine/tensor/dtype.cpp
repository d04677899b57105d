#include "engine/tensor/dtype.h"

#include "engine/base/error.h"

namespace seq {

std::int64_t rowBytes(Dtype t, std::int64_t elements)
{
    const DtypeInfo& i = info(t);
    if (elements % i.blockElements != 0)
        throw badInput("a row of {} elements cannot be {}: its blocks hold {} elements", elements,
            i.name, i.blockElements);
    return elements / i.blockElements * i.blockBytes;
}

} // namespace seq
