#include "engine/base/error.h"
#include "engine/base/thread_pool.h"

#include <QtTest>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace seq;

class TstThreadPool : public QObject {
    Q_OBJECT

private slots:
    void everyOutputOnce_data()
    {
        QTest::addColumn<int>("workers");
        for (int workers : {0, 1, 3, 7})
            QTest::addRow("%d", workers) << workers;
    }
    void everyOutputOnce()
    {
        QFETCH(int, workers);
        ThreadPool pool(workers);
        QCOMPARE(pool.workers(), workers);
        const LaneScope lane({&pool});
        for (std::int64_t n : {0, 1, 2, 7, 1000, 4099})
            for (std::int64_t grain : {0, 1, 3, 64, 5000}) {
                std::vector<std::atomic<int>> seen(static_cast<std::size_t>(n));
                parallel(n, grain, [&](std::int64_t begin, std::int64_t end) {
                    QVERIFY(
                        begin < end && end <= n && end - begin <= std::max<std::int64_t>(grain, 1));
                    for (std::int64_t i = begin; i < end; ++i)
                        ++seen[std::size_t(i)];
                });
                for (const auto& count : seen)
                    QCOMPARE(count.load(), 1);
            }
    }

    // Many short loops after each other: workers that spin, sleep and meet finished loops.
    void shortLoopsInARow()
    {
        ThreadPool pool(3);
        const LaneScope lane({&pool});
        std::atomic<std::int64_t> sum{0};
        for (int i = 0; i < 20000; ++i) {
            parallel(5, 1, [&](std::int64_t begin, std::int64_t) { sum += begin + 1; });
            if (i % 4000 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        QCOMPARE(sum.load(), std::int64_t(20000 * 15));
    }

    void sharedByManyThreads()
    {
        ThreadPool pool(2);
        std::vector<std::int64_t> sums(24);
        {
            std::vector<std::jthread> callers;
            for (std::size_t t = 0; t < sums.size(); ++t)
                callers.emplace_back([&, t] {
                    const LaneScope lane({&pool, nullptr, t % 2 == 0});
                    for (int i = 0; i < 200; ++i) {
                        std::atomic<std::int64_t> sum{0};
                        parallel(20, 1, [&](std::int64_t begin, std::int64_t) { sum += begin; });
                        sums[t] += sum;
                    }
                });
        }
        for (std::int64_t s : sums)
            QCOMPARE(s, std::int64_t(200 * 190));
    }

    void workersTakePart()
    {
        ThreadPool pool(1);
        const LaneScope lane({&pool});
        std::atomic<int> inside{0};
        parallel(2, 1, [&](std::int64_t, std::int64_t) { // each block waits for the other
            ++inside;
            for (int i = 0; i < 5000 && inside < 2; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        });
        QCOMPARE(inside.load(), 2);
    }

    void loopInALoopRunsInPlace()
    {
        ThreadPool pool(2);
        const LaneScope lane({&pool});
        std::atomic<int> count{0};
        parallel(8, 1, [&](std::int64_t, std::int64_t) {
            const auto here = std::this_thread::get_id();
            parallel(4, 1, [&](std::int64_t, std::int64_t) {
                QCOMPARE(std::this_thread::get_id(), here);
                ++count;
            });
        });
        QCOMPARE(count.load(), 32);
    }

    void exceptionsReachTheCaller()
    {
        ThreadPool pool(3);
        const LaneScope lane({&pool});
        for (int i = 0; i < 50; ++i) {
            std::atomic<int> running{0};
            const auto bad = [&](std::int64_t begin, std::int64_t) {
                ++running;
                if (begin == 17) throw std::runtime_error("seventeen");
                --running;
            };
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, parallel(100, 1, bad));
            QCOMPARE(running.load(), 1); // the thrower; all others have ended
        }
        int after = 0;
        parallel(1, 1, [&](std::int64_t, std::int64_t) { ++after; });
        QCOMPARE(after, 1);
    }

    void cancelStopsBetweenBlocks()
    {
        ThreadPool pool(1);
        std::atomic<bool> cancelled{false};
        const LaneScope lane({&pool, &cancelled});
        std::atomic<int> blocks{0};
        const auto body = [&](std::int64_t, std::int64_t) {
            if (++blocks == 10) cancelled = true;
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, parallel(100000, 1, body));
        QVERIFY(blocks < 100);
    }

    void lanesNest()
    {
        QCOMPARE(currentLane().pool, static_cast<ThreadPool*>(nullptr));
        ThreadPool pool(1);
        {
            const LaneScope outer({&pool, nullptr, false});
            {
                const LaneScope inner(Lane{});
                QCOMPARE(currentLane().pool, static_cast<ThreadPool*>(nullptr));
            }
            QCOMPARE(currentLane().pool, &pool);
            QVERIFY(!currentLane().interactive);
        }
        QCOMPARE(currentLane().pool, static_cast<ThreadPool*>(nullptr));
    }
};

QTEST_APPLESS_MAIN(TstThreadPool)
#include "tst_thread_pool.moc"
