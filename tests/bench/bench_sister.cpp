// SPDX-License-Identifier: GPL-3.0-or-later
// What the second copy costs before a receipt: an entry committed here alone, against one that is also durable at a
// sister desk, by turns in the same run. Both disks are this machine's, the air between them is memory; the network of
// a house adds its own way there and back. `bench_sister [folder]`.
#include "app/desk/recovery.h"
#include "app/desk/sister.h"
#include "tests/bench/measure.h"
#include "tests/support/fakeair.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

using namespace naru;
using Ticks = std::chrono::steady_clock;

namespace {

constexpr int rounds = 400, warmUp = 20;
constexpr qsizetype bodyBytes = 512;

[[noreturn]] void stop(const Fault& fault)
{
    std::fprintf(stderr, "%s %s\n", fault.name(), qPrintable(fault.detail()));
    std::exit(1);
}

/// A journal and its sister, as a desk has them.
struct Side {
    Side(const QString& folder, char letter, test::FakeAir& air)
        : device(16, letter)
        , keys(crypto::memoryKeyStore())
        , channels(air.desk(device, QString(QLatin1Char(letter))))
    {
        journal::Journal::Options options;
        options.path = folder + QStringLiteral("/journal.db");
        options.deviceId = device;
        auto opened = journal::Journal::open(options, *keys, clock, random,
            [this](std::function<void()> run) { QMetaObject::invokeMethod(&owner, run, Qt::QueuedConnection); });
        if (!opened)
            stop(opened.fault());
        journal = *std::move(opened);
        const auto sealed = desk::sealJournalKeys(*keys, QByteArray(20, 'c'), random);
        sister = std::make_unique<desk::Sister>(
            desk::Sister::Parts{clock, *journal, device, [] { return QStringLiteral("desk"); }, *sealed,
                folder + QStringLiteral("/copies.db")},
            *channels);
    }

    QObject owner;
    const QByteArray device;
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<crypto::KeyStore> keys;
    std::unique_ptr<journal::Journal> journal;
    std::unique_ptr<Channels> channels;
    std::unique_ptr<desk::Sister> sister;
};

/// Until one entry is committed, and where wished, until somebody else has it.
double millisecondsOfEntry(Side& side, test::FakeAir& air, bool witnessed, int& late)
{
    bool done = false;
    const auto start = Ticks::now();
    side.journal->append(
        {Kind::Verification, 1, QByteArray(bodyBytes, 'b')}, {}, [&](const Result<journal::Stamp>& stamp) {
            if (!stamp)
                stop(stamp.fault());
            if (!witnessed) {
                done = true;
                return;
            }
            side.sister->witness(*stamp, [&](const journal::Witness::Copy& copy) {
                late += copy.what != journal::Witness::Copy::What::Kept;
                done = true;
            });
        });
    while (!done) {
        QCoreApplication::processEvents();
        air.deliver();
    }
    return std::chrono::duration<double, std::milli>(Ticks::now() - start).count();
}

/// What went unwitnessed goes after, outside the measure.
void settle(Side& side, test::FakeAir& air)
{
    side.sister->push();
    while (side.sister->copy().missing > 0) {
        QCoreApplication::processEvents();
        air.deliver();
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString place = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("/tmp");
    QTemporaryDir one(place + QStringLiteral("/sister-a-XXXXXX")), other(place + QStringLiteral("/sister-b-XXXXXX"));
    test::FakeAir air;
    Side side(one.path(), 'a', air), sister(other.path(), 'b', air);
    std::vector<double> alone, kept, more;
    int late = 0;
    for (int i = 0; i < rounds + warmUp; ++i) {
        const double without = millisecondsOfEntry(side, air, false, late);
        settle(side, air);
        const double with = millisecondsOfEntry(side, air, true, late);
        settle(side, air);
        if (i < warmUp)
            continue;
        alone.push_back(without);
        kept.push_back(with);
        more.push_back(with - without);
    }
    const double here = bench::median(alone), there = bench::median(kept);
    std::sort(more.begin(), more.end());
    std::printf("an entry of %lld bytes, %d rounds by turns\n", static_cast<long long>(bodyBytes), rounds);
    std::printf("  committed here            %8.2f ms\n", here);
    std::printf("  and kept at a sister      %8.2f ms   x %.2f\n", there, there / here);
    std::printf("  more, median / 99 of 100  %8.2f / %.2f ms; not in time: %d\n", more[more.size() / 2],
        more[more.size() * 99 / 100], late);
    return 0;
}
