#pragma once
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace seq {

// A list whose copies share one storage until one of them grows: pictures take lists along that are
// as long as a text, at every frame.
template <class T> class SharedList {
public:
    SharedList() = default;
    SharedList(std::vector<T> list)
    {
        if (!list.empty()) held_ = std::make_shared<std::vector<T>>(std::move(list));
    }
    SharedList(std::initializer_list<T> list)
        : SharedList(std::vector<T>(list))
    {
    }
    const std::vector<T>& list() const
    {
        static const std::vector<T> none;
        return held_ ? *held_ : none;
    }
    operator const std::vector<T>&() const { return list(); }
    auto begin() const { return list().begin(); }
    auto end() const { return list().end(); }
    std::size_t size() const { return list().size(); }
    bool empty() const { return list().empty(); }
    const T& operator[](std::size_t i) const { return (*held_)[i]; }
    const T& front() const { return list().front(); }
    const T& back() const { return list().back(); }
    void push_back(T value) // copies first what others share
    {
        if (!held_)
            held_ = std::make_shared<std::vector<T>>();
        else if (held_.use_count() > 1)
            held_ = std::make_shared<std::vector<T>>(*held_);
        held_->push_back(std::move(value));
    }
    friend bool operator==(const SharedList& a, const SharedList& b)
    {
        return a.held_ == b.held_ || a.list() == b.list();
    }

private:
    std::shared_ptr<std::vector<T>> held_;
};

} // namespace seq
