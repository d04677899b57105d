#pragma once
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/experiment/job.h"
#include "engine/experiment/params.h"
#include "engine/experiment/values.h"
#include "engine/figure/canvas.h"
#include "engine/tensor/tensor.h"

#include <concepts>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

struct Info {
    std::string_view id, title, paper, summary; // paper: "arXiv:1610.02424"; empty for a base
    bool measures = false; // its point is times
};
struct Number {
    std::string name;
    double value; // NaN: does not exist
    std::string unit;
    bool measured = false; // a time: may differ from run to run
};
using Weights = std::map<std::string, Tensor>;

struct Result {
    std::vector<Number> numbers;
    Weights weights; // named tensors; most methods have none
    std::string notice; // one line for the view: sampled, cut, beyond context …
    virtual void data(JsonWriter&) const {} // members of "data" (CLI.md), streamed
    virtual bool hasSamples() const { return false; } // data has "samples", to train models on
    virtual ~Result() = default;
};

enum class Preset : std::uint8_t { Quick, Full };

class Experiment { // what the application sees: five questions, frozen
public:
    virtual ~Experiment() = default;
    virtual const Info& info() const = 0;
    virtual Schema schema() const = 0; // fields with defaults, for the four readers
    virtual Values preset(Preset) const = 0; // Quick: < 2 s on two cores; Full: for a GPU
    virtual ResultPtr run(const Values&, Job&) const = 0;
    virtual void draw(const Values&, const Result&, const View&, Canvas&) const = 0;
};

template <class M> // what a method author writes
concept Method = std::derived_from<typename M::Result, Result> && requires(
    typename M::Params p, const typename M::Result& r, Fields& f, Job& j, const View& v, Canvas& c)
{
    {
        M::info
        } -> std::convertible_to<const Info&>;
    {
        M::Params::full()
        } -> std::same_as<typename M::Params>;
    p.fields(f);
    p.check(); // throws BadInput on a bad combination
    {
        M::run(p, j)
        } -> std::same_as<typename M::Result>;
    M::draw(p, r, v, c);
};

template <Method M> std::unique_ptr<Experiment> experiment(); // the one templated seam

// The three visitors behind it.
class Describe final : public Fields { // fields to a schema
public:
    void operator()(const Field&) override;
    Schema schema;
};
class Read final : public Fields { // values into fields; unknown names are left to the caller
public:
    explicit Read(const Values& values)
        : values_(values)
    {
    }
    void operator()(const Field&) override;

private:
    const Values& values_;
};
class Write final : public Fields { // fields to values
public:
    void operator()(const Field&) override;
    Values values;
};

template <Method M> class MethodExperiment final : public Experiment {
public:
    using Params = typename M::Params;
    const Info& info() const override { return M::info; }
    Schema schema() const override
    {
        Params p;
        Describe describe;
        p.fields(describe);
        return describe.schema;
    }
    Values preset(Preset which) const override
    {
        Params p = which == Preset::Full ? Params::full() : Params{};
        Write write;
        p.fields(write);
        return write.values;
    }
    ResultPtr run(const Values& values, Job& job) const override
    {
        const Params p = params(values);
        check(p);
        return std::make_shared<const typename M::Result>(M::run(p, job));
    }
    void draw(
        const Values& values, const Result& result, const View& view, Canvas& canvas) const override
    {
        M::draw(params(values), static_cast<const typename M::Result&>(result), view, canvas);
    }

private:
    static void check(const Params& p)
    try {
        p.check();
    } catch (const Error& e) { // whatever a method calls it
        throw Error(Error::BadValue, e.pattern(), e.arguments());
    }
    static Params params(const Values& values)
    {
        Params p;
        Read read(values);
        p.fields(read);
        return p;
    }
};
template <Method M> std::unique_ptr<Experiment> experiment()
{
    return std::make_unique<MethodExperiment<M>>();
}

} // namespace seq
