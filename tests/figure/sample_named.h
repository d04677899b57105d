#pragma once
#include "tests/figure/sample_figures.h"

#include <QtGlobal>

namespace seq {

inline DrawSample sampleNamed(const std::string& name)
{
    for (const Sample& sample : samples())
        if (sample.name == name) return sample.draw;
    qFatal("no sample of that name");
}

} // namespace seq
