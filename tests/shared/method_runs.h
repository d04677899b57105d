#pragma once
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"

#include <QTest>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

// What tests of methods on SmolLM2 share.
namespace seq {

class MethodRuns {
public:
    static bool modelIsHere()
    {
        return std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf");
    }
    Engine& engine() { return engine_; }
    template <class M>
    typename M::Result run(
        const typename M::Params& p, std::uint64_t seed = 0, Job::Hooks hooks = {})
    {
        p.check();
        Job job(engine_, seed, {}, nullptr, std::move(hooks));
        return M::run(p, job);
    }
    // What a run of the changed parameters is refused with.
    template <class M, class Change> void refused(Change change, const char* why)
    {
        typename M::Params p;
        change(p);
        try {
            run<M>(p);
        } catch (const Error& e) {
            QCOMPARE(e.kind(), Error::BadInput);
            QVERIFY2(QString(e.what()).contains(why), e.what());
            return;
        }
        QFAIL(why);
    }

private:
    Engine engine_{Device{}, 2};
    LaneScope lane_{Lane{&engine_.pool()}};
};

inline Json dataOf(const Result& r)
{
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    r.data(json);
    json.endObject();
    return parseJson(text.str(), "data");
}

inline double number(const Result& r, const std::string& name)
{
    for (const Number& n : r.numbers)
        if (n.name == name) return n.value;
    return NAN;
}

template <class M>
Picture drawn(const typename M::Params& p, const typename M::Result& r, Size size = {1100, 700},
    bool still = false)
{
    Canvas canvas(size);
    M::draw(p, r, {.size = size, .still = still}, canvas);
    return canvas.take();
}

// What clicks propose for a field: one an edit that sets it.
inline std::vector<Value> proposals(const Picture& picture, const std::string& field)
{
    std::vector<Value> values;
    for (const Edit& edit : picture.edits)
        for (const auto& [name, value] : edit.set)
            if (name == field) values.push_back(value);
    return values;
}

inline bool says(const Picture& picture, const std::string& words)
{
    return picture.text().find(words) != std::string::npos;
}

} // namespace seq
