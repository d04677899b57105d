#include "engine/text/split_steps.h"

#include "engine/text/char_class.h"
#include "engine/text/sentence_piece.h"

#include <algorithm>

namespace seq {

namespace {

struct Cut {
    std::uint32_t begin, end;
    bool match;
};

void merged(const std::vector<Cut>& cuts, SplitBehavior behavior, std::vector<Piece>& out)
{
    const std::size_t from = out.size();
    bool before = false; // the cut before was a match
    const auto visit = [&](const Cut& c, bool forward) {
        const bool first = out.size() == from;
        const bool joins = behavior == SplitBehavior::Contiguous ? !first && c.match == before
                                                                 : c.match && !before && !first;
        if (joins && forward)
            out.back().end = c.end;
        else if (joins)
            out.back().begin = c.begin;
        else
            out.push_back({c.begin, c.end});
        before = c.match;
    };
    if (behavior == SplitBehavior::MergedWithNext) {
        for (auto c = cuts.rbegin(); c != cuts.rend(); ++c)
            visit(*c, false);
        std::reverse(out.begin() + std::ptrdiff_t(from), out.end());
    } else {
        for (const Cut& c : cuts)
            visit(c, true);
    }
}

// A step that finds matches in each piece and treats them and the gaps by its behaviour.
class MatchSplit : public PreTokenizerStep {
public:
    MatchSplit(SplitBehavior behavior, bool invert, std::string name)
        : behavior_(behavior)
        , invert_(invert)
        , name_(std::move(name))
    {
    }
    void apply(Draft& draft) const override
    {
        std::vector<Piece> pieces;
        for (const Piece& p : draft.pieces) {
            const auto text = std::string_view(draft.text.text).substr(p.begin, p.end - p.begin);
            std::vector<Cut> cuts;
            std::uint32_t at = p.begin;
            CancelPoint cancel(at);
            for (const Regex::Match& m : find(text)) {
                cancel.at(at);
                if (p.begin + m.begin > at) cuts.push_back({at, p.begin + m.begin, invert_});
                cuts.push_back({p.begin + m.begin, p.begin + m.end, !invert_});
                at = p.begin + m.end;
            }
            if (at < p.end) cuts.push_back({at, p.end, invert_});
            if (behavior_ == SplitBehavior::Removed || behavior_ == SplitBehavior::Isolated) {
                for (const Cut& c : cuts)
                    if (!c.match || behavior_ == SplitBehavior::Isolated)
                        pieces.push_back({c.begin, c.end});
            } else {
                merged(cuts, behavior_, pieces);
            }
        }
        draft.pieces = std::move(pieces);
    }
    std::string name() const override { return name_; }

protected:
    virtual std::vector<Regex::Match> find(std::string_view text) const = 0;

private:
    SplitBehavior behavior_;
    bool invert_;
    std::string name_;
};

class RegexSplit : public MatchSplit {
public:
    RegexSplit(std::shared_ptr<const Regex> regex, SplitBehavior b, bool invert, std::string name)
        : MatchSplit(b, invert, std::move(name))
        , regex_(std::move(regex))
    {
    }

private:
    std::vector<Regex::Match> find(std::string_view text) const override
    {
        return regex_->find(text);
    }
    std::shared_ptr<const Regex> regex_;
};

class TextSplit : public MatchSplit {
public:
    TextSplit(std::string wanted, SplitBehavior b, bool invert)
        : MatchSplit(b, invert, "text")
        , wanted_(std::move(wanted))
    {
    }

private:
    std::vector<Regex::Match> find(std::string_view text) const override
    {
        std::vector<Regex::Match> out;
        for (std::size_t at = 0;
             !wanted_.empty() && (at = text.find(wanted_, at)) != std::string_view::npos;
             at += wanted_.size())
            out.push_back({std::uint32_t(at), std::uint32_t(at + wanted_.size())});
        return out;
    }
    std::string wanted_;
};

class CharacterSplit : public MatchSplit {
public:
    CharacterSplit(bool (*is)(std::uint32_t), SplitBehavior b, std::string name)
        : MatchSplit(b, false, std::move(name))
        , is_(is)
    {
    }

private:
    std::vector<Regex::Match> find(std::string_view text) const override
    {
        std::vector<Regex::Match> out;
        CancelPoint cancel;
        for (std::uint32_t at = 0; at < text.size();) {
            cancel.at(at);
            const Utf8Step step = utf8Step(text, at);
            if (step.valid && is_(step.point)) out.push_back({at, at + step.length});
            at += step.length;
        }
        return out;
    }
    bool (*is_)(std::uint32_t);
};

class WordSplit : public MatchSplit {
public:
    WordSplit()
        : MatchSplit(SplitBehavior::Removed, true, "words")
    {
    }

private:
    std::vector<Regex::Match> find(std::string_view text) const override
    {
        std::vector<Regex::Match> out;
        int last = 0; // 0 space, 1 word, 2 other
        CancelPoint cancel;
        for (std::uint32_t at = 0; at < text.size();) {
            cancel.at(at);
            const Utf8Step step = utf8Step(text, at);
            const int kind = isWhiteSpace(step.point) ? 0 : isWordCharacter(step.point) ? 1 : 2;
            if (kind && kind == last)
                out.back().end += step.length;
            else if (kind)
                out.push_back({at, at + step.length});
            last = kind;
            at += step.length;
        }
        return out;
    }
};

class SpaceMarkSplit : public PreTokenizerStep {
public:
    void apply(Draft& draft) const override
    {
        std::vector<Piece> pieces;
        for (const Piece& p : draft.pieces) {
            const std::string_view text = std::string_view(draft.text.text).substr(0, p.end);
            CancelPoint cancel(p.begin);
            for (std::uint32_t at = p.begin; at < p.end;) {
                cancel.at(at);
                std::size_t end = at;
                while (text.substr(end).starts_with(kSpaceMark))
                    end += kSpaceMark.size();
                end = std::min(text.find(kSpaceMark, end), text.size());
                pieces.push_back({at, std::uint32_t(end)});
                at = std::uint32_t(end);
            }
        }
        draft.pieces = std::move(pieces);
    }
    std::string name() const override { return "space marks"; }
};

// Steps that also write: each piece is copied over with its changes, positions follow.
class Metaspace : public PreTokenizerStep {
public:
    Metaspace(std::string mark, Prepend prepend, bool cut, bool replace)
        : mark_(std::move(mark))
        , prepend_(prepend)
        , cut_(cut)
        , replace_(replace)
    {
    }
    void apply(Draft& draft) const override
    {
        const AlignedText before = std::move(draft.text);
        TextEdit edit(before);
        std::vector<Piece> pieces;
        std::uint32_t grown = 0; // by how much positions have moved; may wrap around
        for (const Piece& p : draft.pieces) {
            const auto text = std::string_view(before.text).substr(p.begin, p.end - p.begin);
            const std::uint32_t begin = p.begin + grown;
            edit.keep(p.begin - edit.at());
            const bool wanted = prepend_ == Prepend::Always
                || (prepend_ == Prepend::First && draft.first && p.begin == 0);
            if (wanted && !text.starts_with(mark_) && !(text.starts_with(' '))) {
                edit.insert(mark_);
                grown += std::uint32_t(mark_.size());
            }
            for (std::size_t at = 0;
                 replace_ && (at = text.find(' ', at)) != std::string_view::npos; ++at) {
                edit.keep(p.begin + std::uint32_t(at) - edit.at());
                edit.replace(1, mark_);
                grown += std::uint32_t(mark_.size()) - 1;
            }
            edit.keep(p.end - edit.at());
            pieces.push_back({begin, p.end + grown});
        }
        draft.text = edit.finish();
        draft.pieces = std::move(pieces);
        if (cut_) cutBeforeMarks(draft);
    }
    std::string name() const override { return replace_ ? "metaspace" : "prefix space"; }

private:
    void cutBeforeMarks(Draft& draft) const
    {
        std::vector<Piece> pieces;
        for (const Piece& p : draft.pieces) {
            const std::string_view text = std::string_view(draft.text.text).substr(0, p.end);
            CancelPoint cancel(p.begin);
            for (std::uint32_t at = p.begin; at < p.end;) {
                cancel.at(at);
                const auto next
                    = std::uint32_t(std::min<std::size_t>(text.find(mark_, at + 1), p.end));
                pieces.push_back({at, next});
                at = next;
            }
        }
        draft.pieces = std::move(pieces);
    }
    std::string mark_;
    Prepend prepend_;
    bool cut_, replace_;
};

} // namespace

std::unique_ptr<const PreTokenizerStep> splitByRegex(
    std::shared_ptr<const Regex> regex, SplitBehavior behavior, bool invert, std::string name)
{
    return std::make_unique<RegexSplit>(std::move(regex), behavior, invert, std::move(name));
}
std::unique_ptr<const PreTokenizerStep> splitByText(
    std::string text, SplitBehavior behavior, bool invert)
{
    return std::make_unique<TextSplit>(std::move(text), behavior, invert);
}
std::unique_ptr<const PreTokenizerStep> splitByCharacter(
    bool (*is)(std::uint32_t), SplitBehavior behavior, std::string name)
{
    return std::make_unique<CharacterSplit>(is, behavior, std::move(name));
}
std::unique_ptr<const PreTokenizerStep> splitAtSpaceMarks()
{
    return std::make_unique<SpaceMarkSplit>();
}
std::unique_ptr<const PreTokenizerStep> splitIntoWords()
{
    return std::make_unique<WordSplit>();
}
std::unique_ptr<const PreTokenizerStep> metaspace(std::string mark, Prepend prepend, bool cut)
{
    return std::make_unique<Metaspace>(std::move(mark), prepend, cut, true);
}
std::unique_ptr<const PreTokenizerStep> prefixSpace()
{
    return std::make_unique<Metaspace>(" ", Prepend::Always, false, false);
}

} // namespace seq
