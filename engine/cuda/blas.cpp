#include "engine/cuda/blas.h"

#include "engine/base/error.h"
#include "engine/cuda/stream.h"

#include <cstdlib>
#include <cublasLt.h>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

namespace seq::cuda {

namespace {

// The functions used, by name: linked, half a gigabyte would be loaded at every start, and the
// module would not open on machines without a toolkit.
struct Library {
    decltype(&cublasLtCreate) create = nullptr;
    decltype(&cublasLtMatmul) matmul = nullptr;
    decltype(&cublasLtMatmulDescCreate) describe = nullptr;
    decltype(&cublasLtMatmulDescSetAttribute) setDescription = nullptr;
    decltype(&cublasLtMatrixLayoutCreate) layout = nullptr;
    decltype(&cublasLtMatmulPreferenceCreate) prefer = nullptr;
    decltype(&cublasLtMatmulPreferenceSetAttribute) setPreference = nullptr;
    decltype(&cublasLtMatmulPreferenceDestroy) forgetPreference = nullptr;
    decltype(&cublasLtMatmulAlgoGetHeuristic) choose = nullptr;
    bool there = false;
};

void* openLibrary()
{
    const std::string name = "libcublasLt.so." + std::to_string(CUBLAS_VER_MAJOR);
    std::string places[] = {"", "/usr/local/cuda/lib64/"};
    if (const char* home = std::getenv("CUDA_HOME")) places[1] = std::string(home) + "/lib64/";
    for (const std::string& place : places)
        if (void* found = dlopen((place + name).c_str(), RTLD_NOW | RTLD_LOCAL)) return found;
    return nullptr;
}

const Library& library()
{
    static const Library opened = [] {
        Library l;
        void* from = openLibrary();
        if (!from) return l;
        l.there = true;
        const auto find = [&](auto& function, const char* name) {
            function
                = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(from, name));
            l.there = l.there && function;
        };
        find(l.create, "cublasLtCreate");
        find(l.matmul, "cublasLtMatmul");
        find(l.describe, "cublasLtMatmulDescCreate");
        find(l.setDescription, "cublasLtMatmulDescSetAttribute");
        find(l.layout, "cublasLtMatrixLayoutCreate");
        find(l.prefer, "cublasLtMatmulPreferenceCreate");
        find(l.setPreference, "cublasLtMatmulPreferenceSetAttribute");
        find(l.forgetPreference, "cublasLtMatmulPreferenceDestroy");
        find(l.choose, "cublasLtMatmulAlgoGetHeuristic");
        return l;
    }();
    return opened;
}

void checkBlas(cublasStatus_t status, const char* what)
{
    if (status != CUBLAS_STATUS_SUCCESS)
        throw deviceError("{}: cuBLASLt reports status {}", what, int(status));
}

constexpr std::size_t kWorkspace = 32 << 20;

// How one shape is multiplied; kept for good, there are few.
struct Plan {
    cublasLtMatmulDesc_t product = nullptr;
    cublasLtMatrixLayout_t w = nullptr, x = nullptr, y = nullptr;
    cublasLtMatmulAlgo_t algorithm{};
    bool possible = false;
};
using PlanKey = std::tuple<std::int64_t, std::int64_t, std::int64_t, bool, bool>;

struct Planner { // of one device
    cublasLtHandle_t handle = nullptr;
    std::map<PlanKey, Plan> plans;
};
struct Planners {
    std::mutex lock;
    std::map<int, Planner> all;
};
Planners& planners()
{
    static auto* const all = new Planners; // threads may end after everything static
    return *all;
}

// Row-major [n, m] is column-major m x n: yᵀ = w · xᵀ, with w stored transposed.
Plan makePlan(cublasLtHandle_t handle, const HalfProduct& p)
{
    const Library& l = library();
    const cudaDataType_t type = p.brain ? CUDA_R_16BF : CUDA_R_16F;
    const auto rows = std::uint64_t(p.rows), in = std::uint64_t(p.in), outs = std::uint64_t(p.outs);
    Plan plan;
    checkBlas(l.describe(&plan.product, CUBLAS_COMPUTE_32F, CUDA_R_32F), "no product");
    const cublasOperation_t turned = CUBLAS_OP_T;
    checkBlas(l.setDescription(plan.product, CUBLASLT_MATMUL_DESC_TRANSA, &turned, sizeof turned),
        "no product");
    checkBlas(l.layout(&plan.w, type, in, outs, p.in), "no layout");
    checkBlas(l.layout(&plan.x, type, in, rows, p.in), "no layout");
    checkBlas(l.layout(&plan.y, p.narrow ? type : CUDA_R_32F, outs, rows, p.outs), "no layout");
    cublasLtMatmulPreference_t preference = nullptr;
    checkBlas(l.prefer(&preference), "no preference");
    checkBlas(l.setPreference(preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, &kWorkspace,
                  sizeof kWorkspace),
        "no preference");
    cublasLtMatmulHeuristicResult_t result{};
    int found = 0;
    const cublasStatus_t status = l.choose(
        handle, plan.product, plan.w, plan.x, plan.y, plan.y, preference, 1, &result, &found);
    l.forgetPreference(preference);
    plan.possible = status == CUBLAS_STATUS_SUCCESS && found > 0;
    plan.algorithm = result.algo;
    return plan;
}

} // namespace

bool canMultiplyHalves()
{
    return library().there;
}

bool multiplyHalves(const HalfProduct& p, Device device)
{
    if (p.in % 8 != 0 || p.outs % 4 != 0 || !library().there) return false;
    const cudaStream_t stream = streamOn(device);
    const Plan* plan = nullptr;
    cublasLtHandle_t handle = nullptr;
    {
        const std::lock_guard guard(planners().lock);
        Planner& planner = planners().all[device.index];
        if (!planner.handle)
            checkBlas(library().create(&planner.handle), "cuBLASLt does not start");
        handle = planner.handle;
        auto [at, isNew]
            = planner.plans.try_emplace(PlanKey{p.rows, p.in, p.outs, p.brain, p.narrow});
        if (isNew) at->second = makePlan(handle, p);
        plan = &at->second;
    }
    if (!plan->possible) return false;
    const Tensor workspace = Tensor::empty({std::int64_t(kWorkspace)}, Dtype::U8, device);
    const float one = 1, before = p.add ? 1 : 0;
    checkBlas(
        library().matmul(handle, plan->product, &one, p.w, plan->w, p.x, plan->x, &before, p.y,
            plan->y, p.y, plan->y, &plan->algorithm, workspace.raw(), kWorkspace, stream),
        "a matrix product failed");
    return true;
}

} // namespace seq::cuda
