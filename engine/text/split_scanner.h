#pragma once
#include "engine/base/cancel_point.h"
#include "engine/text/char_class.h"
#include "engine/text/split_family.h"

#include <array>
#include <bit>
#include <cstring>

namespace seq {

// Finds where pieces end, rule by rule in the order of the pattern's alternatives.
template <SplitFamily F> class Scanner {
    static constexpr bool kO200k = F == SplitFamily::O200k;
    static constexpr bool kNewLines = F == SplitFamily::Llama3 || F == SplitFamily::Qwen || kO200k;

public:
    Scanner(std::string_view text)
        : table_(charClasses())
        , text_(text)
    {
    }

    std::size_t end(std::size_t i) const
    {
        const Atom c = atomAt(table_, text_, i);
        if constexpr (F == SplitFamily::Smollm) {
            if (c.classes & kNumber) return i + c.length;
        }
        if constexpr (!kO200k) {
            if (text_[i] == '\'') {
                if (const std::size_t n = contraction(i)) return i + n;
            }
        }
        if (const std::size_t e = word(i, c)) return e;
        if (const std::size_t e = number(i, c)) return e;
        if (const std::size_t e = punctuation(i, c)) return e;
        return space(i);
    }

private:
    // In smollm a number is the end of the stretch for everything before it.
    Atom at(std::size_t i) const
    {
        const Atom a = atomAt(table_, text_, i);
        if constexpr (F == SplitFamily::Smollm) {
            if (a.classes & kNumber) return {};
        }
        return a;
    }
    // Eight bytes at a time while they are ASCII letters, which most of most texts is.
    std::size_t letters(std::size_t i) const
    {
        constexpr std::uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
        while (i + 8 <= text_.size()) {
            std::uint64_t word;
            std::memcpy(&word, text_.data() + i, 8);
            const std::uint64_t lower = (word | 0x20 * ones) & ~high;
            const std::uint64_t fromA = lower + (0x80 - 'a') * ones;
            const std::uint64_t aboveZ = lower + (0x7F - 'z') * ones;
            const std::uint64_t other = ~(fromA & ~aboveZ & ~word) & high;
            if (other) {
                i += std::size_t(std::countr_zero(other)) / 8;
                return std::uint8_t(text_[i]) < 0x80 ? i : run(i, kLetter);
            }
            i += 8;
        }
        return run(i, kLetter);
    }
    std::size_t run(std::size_t i, std::uint8_t classes) const
    {
        CancelPoint cancel(i);
        for (Atom a = at(i); a.classes & classes; a = at(i)) {
            cancel.at(i);
            i += a.length;
        }
        return i;
    }
    static bool isPunctuation(Atom a)
    {
        return a.length && !(a.classes & (kLetter | kNumber | kSpace));
    }

    // Bytes of 's 't 're 've 'm 'll 'd after position i, which holds the quote; 0: none.
    std::size_t contraction(std::size_t i) const
    {
        const std::string_view rest = text_.substr(i + 1, 2);
        if (rest.empty()) return 0;
        const auto fold
            = [](char c) { return kNewLines && c >= 'A' && c <= 'Z' ? char(c | 32) : c; };
        const char a = fold(rest[0]);
        if (a == 's' || a == 't' || a == 'm' || a == 'd') return 2;
        if (kNewLines && rest == "\u017F") return 3; // (?i) folds the long s to s
        if (rest.size() < 2) return 0;
        const char b = fold(rest[1]);
        return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l') ? 3 : 0;
    }

    bool isPrefix(std::size_t i, Atom c) const
    {
        if constexpr (kNewLines)
            return c.length && !(c.classes & (kLetter | kNumber | kNewLine));
        else
            return text_[i] == ' ';
    }

    std::size_t word(std::size_t i, Atom c) const
    {
        if constexpr (kO200k) {
            return casedWord(i, c);
        } else {
            if (c.classes & kLetter) return letters(i + c.length);
            if (!isPrefix(i, c)) return 0;
            const std::size_t e = letters(i + c.length);
            return e > i + c.length ? e : 0;
        }
    }

    // o200k: [upper]*[lower]+ or else [upper]+[lower]*; the classes share atoms.
    std::size_t casedWord(std::size_t i, Atom c) const
    {
        const std::array<std::size_t, 2> starts{i + c.length, i};
        std::array<std::size_t, 2> upperEnds{};
        for (int k = isPrefix(i, c) ? 0 : 1; k < 2; ++k) {
            const std::size_t b = starts[std::size_t(k)];
            std::size_t u = b, lastLower = 0;
            CancelPoint cancel(b);
            for (Atom a = at(u); a.classes & kUpper; a = at(u)) {
                cancel.at(u);
                u += a.length;
                if (a.classes & kLower) lastLower = u;
            }
            const std::size_t d = run(u, kLower);
            if (d > u) return withContraction(d);
            if (lastLower) return withContraction(lastLower);
            upperEnds[std::size_t(k)] = u > b ? u : 0;
        }
        for (const std::size_t u : upperEnds)
            if (u) return withContraction(u);
        return 0;
    }
    std::size_t withContraction(std::size_t e) const
    {
        return e < text_.size() && text_[e] == '\'' ? e + (contraction(e)) : e;
    }

    std::size_t number(std::size_t i, Atom c) const
    {
        if constexpr (F == SplitFamily::Qwen) {
            return c.classes & kNumber ? i + c.length : 0;
        } else if constexpr (kNewLines) {
            std::size_t e = i;
            Atom a = c;
            for (int n = 0; n < 3 && (a.classes & kNumber); ++n, a = at(e))
                e += a.length;
            return e > i ? e : 0;
        } else {
            const std::size_t b = text_[i] == ' ' ? i + 1 : i;
            const std::size_t e = run(b, kNumber);
            return e > b ? e : 0;
        }
    }

    std::size_t punctuation(std::size_t i, Atom c) const
    {
        const std::size_t b = text_[i] == ' ' ? i + 1 : i;
        std::size_t e = b;
        CancelPoint cancel(b);
        for (Atom a = b == i ? c : at(b); isPunctuation(a); a = at(e)) {
            cancel.at(e);
            e += a.length;
        }
        if (e == b) return 0;
        if constexpr (kNewLines)
            while (e < text_.size()
                && (text_[e] == '\r' || text_[e] == '\n' || (kO200k && text_[e] == '/')))
                ++e;
        return e;
    }

    std::size_t space(std::size_t i) const
    {
        std::size_t e = i, last = i, afterNewLine = 0;
        Atom a = at(e);
        CancelPoint cancel(i);
        for (; a.classes & kSpace; a = at(e)) {
            cancel.at(e);
            last = e;
            e += a.length;
            if (a.classes & kNewLine) afterNewLine = e;
        }
        if (kNewLines && afterNewLine) return afterNewLine;
        return a.length == 0 || last == i ? e : last;
    }

    const CharClasses& table_;
    std::string_view text_;
};

} // namespace seq
