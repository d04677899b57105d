#include "engine/base/utf8.h"
#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace seq {

Ticks niceTicks(double low, double high, int most, bool integers)
{
    Ticks ticks;
    if (!(high > low) || !std::isfinite(high - low)) return {{low}, 1};
    const double rough = (high - low) / std::max(1, most);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        ticks.step = factor * power;
        if (integers && ticks.step != std::floor(ticks.step)) continue;
        if (std::floor(high / ticks.step + 1e-9) - std::ceil(low / ticks.step - 1e-9) < most) break;
    }
    if (integers) ticks.step = std::max(1.0, ticks.step);
    const auto first = std::int64_t(std::ceil(low / ticks.step - 1e-9));
    const auto last = std::int64_t(std::floor(high / ticks.step + 1e-9));
    for (std::int64_t i = first; i <= last; ++i)
        ticks.at.push_back(double(i) * ticks.step);
    return ticks;
}

Ticks decadeTicks(double low, double high, int most)
{
    Ticks ticks;
    ticks.step = 0; // numbers of any size
    const int first = int(std::ceil(std::log10(low) - 1e-9));
    const int last = int(std::floor(std::log10(high) + 1e-9));
    const int stride = std::max(1, (last - first) / std::max(1, most) + 1);
    for (int decade = last; decade >= first; decade -= stride) // the top always has its number
        ticks.at.insert(ticks.at.begin(), std::pow(10, decade));
    if (ticks.at.size() < 2) return niceTicks(low, high, most);
    return ticks;
}

namespace {

// A real minus sign; exponents without padding: 1e-05 is 1e−5.
std::string polished(std::string digits)
{
    for (std::size_t at; (at = digits.find("e-0")) != std::string::npos;)
        digits.erase(at + 2, 1);
    for (std::size_t at; (at = digits.find("e+0")) != std::string::npos;)
        digits.erase(at + 1, 2);
    for (std::size_t at; (at = digits.find('-')) != std::string::npos;)
        digits.replace(at, 1, "\u2212");
    return digits;
}

} // namespace

std::string tickText(double value, double step)
{
    char digits[64];
    const double size = std::abs(value);
    if (step <= 0 || (size != 0 && (size >= 1e6 || step < 1e-5))) {
        std::snprintf(digits, sizeof digits, "%.4g", value);
        return polished(digits);
    }
    int places = std::max(0, int(-std::floor(std::log10(step) + 1e-9)));
    const double scaled = step * std::pow(10, places);
    if (std::abs(scaled - std::round(scaled)) > 1e-6) ++places; // steps of 2.5
    std::snprintf(digits, sizeof digits, "%.*f", places, size < step / 1e6 ? 0.0 : value);
    return polished(digits);
}

std::string valueText(double value)
{
    if (std::isnan(value)) return "\u2013";
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.4g", value);
    return polished(digits);
}

std::string visibleText(const std::string& raw)
{
    std::string shown;
    const std::string text = toUtf8(raw);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool edge = at == 0 || at + 1 == text.size();
        if (c == '\n')
            shown += "\u00b6"; // pilcrow: the bundled font lacks arrows for line ends
        else if (c == '\t')
            shown += "\u00bb";
        else if (c == ' ')
            shown += edge ? "\u00b7" : " ";
        else if (c < 0x20 || c == 0x7f)
            shown += "\u00a4";
        else
            shown += char(c);
    }
    return shown;
}

double labelWidth(const std::string& raw)
{
    return FontMetrics::bundled().width(visibleText(raw), 1);
}

std::string fitted(const std::string& text, double width, double size, const Canvas& canvas)
{
    if (canvas.width(text, size) <= width) return text;
    const double room = width - canvas.width("\u2026", size);
    if (room <= 0) return {};
    double used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Step step = utf8Step(text, at);
        used += canvas.width(std::string_view(text).substr(at, step.length), size);
        if (used > room) break;
        at += step.length;
    }
    return at == 0 ? std::string{} : text.substr(0, at) + "\u2026";
}

std::string titled(const std::string& label, const std::string& unit)
{
    if (unit.empty()) return label;
    return label.empty() ? unit : label + " (" + unit + ")";
}

} // namespace seq
