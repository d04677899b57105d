#pragma once

// Every tolerance of the tests, with its reason. Sums of n float32 terms differ by order, so they
// are compared relative to the sum of magnitudes.
namespace seq::tolerance {

constexpr double kFloatSum = 2e-6; // float32 sum of some thousand terms against double
// activations in two 8-bit parts: half of 1/(127 * 254) of a block's largest, a few times a typical
// value, for each term
inline constexpr double kSixteenBits = 1e-4;
constexpr double kKnownAnswer = 5e-6; // worked examples, float32 (methods specification 0.2)
constexpr double kSoftmax = 1e-5; // streamed softmax against dense in double, values around 1
constexpr double kExp = 2e-7; // our polynomial 2^x, relative
constexpr double kCudaFloat = 1e-5; // float32 kernels on two devices: other orders of summation

} // namespace seq::tolerance
