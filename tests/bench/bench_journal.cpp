// SPDX-License-Identifier: GPL-3.0-or-later
// The journal against the physical limit: pwrite + fdatasync of the same bytes into a preallocated file, in the same
// run, round by round. Then opening and history of a long journal. `bench_journal [folder] [entries]`.
#include "app/crypto/hash.h"
#include "app/journal/blocking.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <semaphore>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

using namespace naru;
using Ticks = std::chrono::steady_clock;

namespace {

constexpr qsizetype bodyBytes = 512;
constexpr qsizetype rowBytes = bodyBytes + 17 + 28 + 64 + 24; ///< frame, nonce and tag, digest and hash, numbers
constexpr qint64 rawFileBytes = 32 * 1024 * 1024;
constexpr int rounds = 41; ///< many short ones: neighbours in time meet the same disk
constexpr std::chrono::milliseconds roundTime{80};
constexpr int batches[] = {1, 10, 100};

double secondsSince(Ticks::time_point start)
{
    return std::chrono::duration<double>(Ticks::now() - start).count();
}

/// Of this process, all threads: what a busy machine does not stretch.
double cpuSeconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

[[noreturn]] void stop(const Fault& fault)
{
    std::fprintf(stderr, "%s %s\n", fault.name(), qPrintable(fault.detail()));
    std::exit(1);
}

/// What no journal can beat: one positioned write and one flush per batch, the file's blocks there already.
class RawFile {
public:
    explicit RawFile(const QString& path)
        : m_file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_TRUNC, 0600))
    {
        const QByteArray block(1024 * 1024, 'r');
        for (qint64 at = 0; at < rawFileBytes; at += block.size())
            NARU_ASSERT(
                ::pwrite(m_file, block.constData(), static_cast<std::size_t>(block.size()), at) == block.size());
        ::fsync(m_file);
    }
    ~RawFile() { ::close(m_file); }

    double rowsPerSecond(int batch)
    {
        const QByteArray bytes(rowBytes * batch, 'x');
        qint64 rows = 0;
        const auto start = Ticks::now();
        while (Ticks::now() - start < roundTime) {
            if (m_at + bytes.size() > rawFileBytes)
                m_at = 0;
            NARU_ASSERT(
                ::pwrite(m_file, bytes.constData(), static_cast<std::size_t>(bytes.size()), m_at) == bytes.size());
            NARU_ASSERT(::fdatasync(m_file) == 0);
            m_at += bytes.size();
            rows += batch;
        }
        return static_cast<double>(rows) / secondsSince(start);
    }

private:
    int m_file;
    qint64 m_at = 0;
};

journal::Entry entry(qsizetype bytes)
{
    static const QByteArray body(64 * 1024, 'b');
    return {Kind::Verification, 1, body.first(bytes)};
}

/// Appends `batch` entries, and the next `batch` when the last of them was acknowledged: what waits becomes one commit.
class Appender {
public:
    Appender(journal::Journal& journal, int batch, qsizetype bytes)
        : m_journal(journal)
        , m_batch(batch)
        , m_bytes(bytes)
    {
    }

    qint64 runUntil(const std::function<bool(qint64)>& enough)
    {
        m_enough = enough;
        appendBatch();
        m_done.acquire();
        return m_rows;
    }

private:
    void appendBatch()
    {
        m_waiting = m_batch;
        for (int i = 0; i < m_batch; ++i)
            m_journal.append(entry(m_bytes), {}, [this](const Result<journal::Stamp>& stamp) { told(stamp); });
    }
    void told(const Result<journal::Stamp>& stamp)
    {
        if (!stamp)
            stop(stamp.fault());
        ++m_rows;
        if (--m_waiting > 0)
            return;
        if (m_enough(m_rows))
            m_done.release();
        else
            appendBatch();
    }

    journal::Journal& m_journal;
    const int m_batch;
    const qsizetype m_bytes;
    int m_waiting = 0;
    qint64 m_rows = 0;
    std::function<bool(qint64)> m_enough;
    std::binary_semaphore m_done{0};
};

struct Rate {
    double rowsPerSecond, cpuPerRow;
};

/// Runs for one round; `append` answers how many rows it wrote and stops when its argument says so.
template <typename Append>
Rate measure(const Append& append)
{
    const auto start = Ticks::now();
    const double cpu = cpuSeconds();
    const auto rows = static_cast<double>(append([start] { return Ticks::now() - start >= roundTime; }));
    return {rows / secondsSince(start), (cpuSeconds() - cpu) / rows};
}

Rate measureJournal(journal::Journal& journal, int batch)
{
    return measure([&](const auto& isOver) {
        Appender appender(journal, batch, bodyBytes);
        return appender.runUntil([&](qint64) { return isOver(); });
    });
}

/// From another thread that sleeps until it is told, as naructl does: two changes of thread for each entry.
Rate measureBlocking(journal::Journal& journal)
{
    return measure([&](const auto& isOver) {
        qint64 rows = 0;
        for (; !isOver(); ++rows) {
            if (const auto stamp = journal::appendBlocking(journal, entry(bodyBytes)); !stamp)
                stop(stamp.fault());
        }
        return rows;
    });
}

/// One line of the table: rounds of both, side by side.
struct Series {
    std::vector<double> raw, ours, ratios, cpu;

    void add(double rawRows, const Rate& rate)
    {
        raw.push_back(rawRows);
        ours.push_back(rate.rowsPerSecond);
        ratios.push_back(rate.rowsPerSecond / rawRows);
        cpu.push_back(rate.cpuPerRow);
    }
    void print(const QByteArray& name)
    {
        std::sort(ratios.begin(), ratios.end());
        std::printf("| %s | %.0f | %.0f | %.2f (middle half %.2f to %.2f) | %.1f µs/row |\n", name.constData(),
            median(raw), median(ours), median(ratios), ratios[ratios.size() / 4], ratios[ratios.size() * 3 / 4],
            median(cpu) * 1e6);
    }
};

struct Bench {
    explicit Bench(const QString& folder)
        : keys(crypto::memoryKeyStore())
    {
        options.path = folder + QStringLiteral("/journal.db");
        options.deviceId = QByteArray(16, 'd');
    }
    std::unique_ptr<journal::Journal> open()
    {
        auto opened = journal::Journal::open(options, *keys, clock, random, journal::atOnce());
        if (!opened)
            stop(opened.fault());
        return *std::move(opened);
    }
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<crypto::KeyStore> keys;
    journal::Journal::Options options;
};

void compareAppends(const QString& folder)
{
    RawFile raw(folder + QStringLiteral("/raw"));
    Bench bench(folder);
    const auto journal = bench.open();
    Appender(*journal, 1, bodyBytes).runUntil([](qint64 rows) {
        return rows >= 3'000;
    }); // the log has its size by then
    std::printf("append, %lld-byte bodies, median of %d interleaved rounds\n"
                "| batch | raw rows/s | journal rows/s | ratio | journal CPU |\n|---|---|---|---|---|\n",
        static_cast<long long>(bodyBytes), rounds);
    for (const int batch : batches) {
        Series inARow, blocking;
        for (int round = 0; round < rounds; ++round) {
            const double rawRows = raw.rowsPerSecond(batch);
            inARow.add(rawRows, measureJournal(*journal, batch));
            if (batch == 1)
                blocking.add(rawRows, measureBlocking(*journal));
        }
        inARow.print(QByteArray::number(batch));
        if (batch == 1)
            blocking.print("1, from another thread");
    }
    std::fflush(stdout);
}

void measureLongJournal(const QString& folder, qint64 entries)
{
    constexpr qsizetype bytes = 256;
    Bench bench(folder);
    auto start = Ticks::now();
    {
        const auto journal = bench.open();
        Appender(*journal, 250, bytes).runUntil([&](qint64 rows) { return rows >= entries; });
    }
    std::printf("\n%lld entries, %lld-byte bodies: written in %.1f s, %.0f MB\n| what | time | CPU |\n|---|---|---|\n",
        static_cast<long long>(entries), static_cast<long long>(bytes), secondsSince(start),
        static_cast<double>(QFileInfo(bench.options.path).size()) / 1e6);
    start = Ticks::now();
    double cpu = cpuSeconds();
    const auto journal = bench.open();
    std::printf(
        "| open: every link, newest 2,000 bodies | %.2f s | %.2f s |\n", secondsSince(start), cpuSeconds() - cpu);
    std::vector<double> history;
    journal::Journal::Range range;
    range.order = journal::Journal::Range::Order::NewestFirst;
    for (int i = 0; i < 25; ++i) {
        start = Ticks::now();
        if (const auto read = journal->read(range); !read || read->size() != 200)
            std::exit(1);
        history.push_back(secondsSince(start) * 1e3);
    }
    std::printf("| newest 200, first / median | %.2f ms / %.2f ms | |\n", history.front(), median(history));
    start = Ticks::now();
    cpu = cpuSeconds();
    if (const auto verified = journal->verify(); !verified)
        stop(verified.fault());
    std::printf("| verify: every link and body | %.2f s | %.2f s |\n", secondsSince(start), cpuSeconds() - cpu);
}

} // namespace

int main(int argc, char** argv)
{
    const QString parent = argc > 1 ? QFile::decodeName(argv[1]) : QDir::currentPath();
    const qint64 entries = argc > 2 ? QByteArray(argv[2]).toLongLong() : 1'000'000;
    QTemporaryDir first(parent + QStringLiteral("/bench-XXXXXX")), second(parent + QStringLiteral("/bench-XXXXXX"));
    if (!first.isValid() || !second.isValid())
        return 2;
    compareAppends(first.path());
    if (entries > 0)
        measureLongJournal(second.path(), entries);
    return 0;
}
