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
constexpr double kHalfOperands = 1e-3; // x and w rounded to F16, 2^-11 each, of each term
constexpr double kBrainOperand = 4e-3; // x rounded to BF16, 2^-8
constexpr double kBrainParts = 3e-5; // x in two BF16 parts, 2^-16, and kCudaFloat
constexpr double kCudaModel = 1e-4; // some layers of such kernels, relative to the largest value
constexpr double kCudaModelOfK = 5e-4; // the same of random K blocks, whose weights are large
// the same of activations whose fours share a power of two, 2^-15 of the largest each: up to 3e-4
// was found
constexpr double kCudaModelOfCodes = 2e-3;
constexpr double kCudaFunction = 1e-6; // expf, erff: some units in the last place, relative
// float32 operands in two BF16 parts on tensor cores: 2^-17 of the sum of |q k| (5 in a score of 64
// normal values), three times
constexpr double kCudaSplit = 1e-4;
// weights rounded to BF16 before they meet the values: 2^-9 of each, of both signs
constexpr double kCudaBf16 = 4e-3;
// some layers whose activations, queries, keys, values and weights of keys are rounded to BF16,
// 2^-9 each: of rows relative to their length, in the mean of squares and at most
constexpr double kBrainModel = 1.5e-2, kBrainModelRow = 5e-2;

} // namespace seq::tolerance
