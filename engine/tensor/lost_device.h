#pragma once
#include "engine/tensor/tensor.h"

#include <string>

namespace seq {

// Devices that failed in a way they do not recover from while the program runs. Any thread.

void markLost(Device, const std::string& why); // by its module; the first reason stays
bool isLost(Device) noexcept; // the CPU never is
std::string lossOf(Device); // why; empty: not lost
void checkAlive(Device); // throws Device, which says why and what goes on, if it was lost

} // namespace seq
