#pragma once
#include "engine/decode/logits_pipeline.h"

namespace seq {

// Each makes one processor of the specification, 1.3 and the list before it (numbers of 1.2 in
// brackets), and checks its parameters: BadInput names the value and what would be right.

// Penalties and bans
ProcessorPtr guidance(double factor); // [1]
ProcessorPtr sequenceBias(std::vector<std::pair<std::vector<Token>, double>>); // [2]
ProcessorPtr hammingDiversity(double strength); // [3]
ProcessorPtr promptRepetitionPenalty(double); // [4]
ProcessorPtr repetitionPenalty(double, int ignore = 0, bool normalise = false); // [5]
ProcessorPtr noRepeatNgram(int n); // [6]
ProcessorPtr promptNoRepeatNgram(int n); // [7]
ProcessorPtr badWords(std::vector<std::vector<Token>>, std::span<const Token> ends); // [8]
ProcessorPtr minLength(int, std::vector<Token> ends); // [9]
ProcessorPtr minNewTokens(int, std::vector<Token> ends); // [10]
ProcessorPtr allowedTokens(std::function<std::vector<Token>(std::span<const Token>)>); // [11]
ProcessorPtr forcedBegin(Token); // [12]
ProcessorPtr forcedEnd(Token); // [13]
ProcessorPtr removeInvalid(); // [14]
ProcessorPtr lengthDecay(int start, double factor, std::vector<Token> ends); // [15]
ProcessorPtr suppress(std::vector<Token>); // [16]
ProcessorPtr suppressAtBegin(std::vector<Token>); // [17]
ProcessorPtr presenceFrequency(double presence, double frequency); // [18]

// Where tokens are drawn. `keep`: how many stay at least.
ProcessorPtr temperature(double); // [19]
ProcessorPtr topKFilter(int, int keep = 1); // [21]
ProcessorPtr topPFilter(double, int keep = 1); // [22]
ProcessorPtr minPFilter(double, int keep = 1); // [23]
ProcessorPtr typicalFilter(double, int keep = 1); // [24]
ProcessorPtr epsilonFilter(double, int keep = 1); // [25]
ProcessorPtr etaFilter(double, int keep = 1); // [26]
ProcessorPtr renormalise(); // [28]

} // namespace seq
