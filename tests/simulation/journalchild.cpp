// SPDX-License-Identifier: GPL-3.0-or-later
// Appends until it is killed, and says on standard output what was acknowledged: one line "<seq> <hash>" each.
#include "app/journal/blocking.h"

#include <QFile>

#include <semaphore>

#include <unistd.h>

using namespace naru;

namespace {

constexpr quint64 entriesMax = 20'000;

class Child {
public:
    explicit Child(std::unique_ptr<journal::Journal> journal)
        : m_journal(std::move(journal))
    {
    }

    void run()
    {
        appendNext();
        m_done.acquire();
    }

private:
    void appendNext()
    {
        const QByteArray body = "entry " + QByteArray::number(m_journal->count() + 1);
        m_journal->append(
            {Kind::Verification, 1, body}, {}, [this](const Result<journal::Stamp>& stamp) { told(stamp); });
    }

    /// On the writer thread: the next append waits for this one, as a clerk does.
    void told(const Result<journal::Stamp>& stamp)
    {
        if (!stamp)
            _exit(3);
        const QByteArray line = QByteArray::number(stamp->seq) + ' ' + stamp->hash.toHex() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            _exit(4);
        if (stamp->seq < entriesMax)
            appendNext();
        else
            m_done.release();
    }

    std::binary_semaphore m_done{0};
    std::unique_ptr<journal::Journal> m_journal;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    const QString folder = QFile::decodeName(argv[1]);
    const SystemClock clock;
    SystemRandom random;
    auto keys = crypto::openFileKeyStore(folder + QStringLiteral("/keys"));
    if (!keys)
        return 2;
    journal::Journal::Options options;
    options.path = folder + QStringLiteral("/journal.db");
    options.deviceId = QByteArray(16, 'd');
    auto opened = journal::Journal::open(options, **keys, clock, random, journal::atOnce());
    if (!opened) {
        std::fprintf(stderr, "%s %s\n", opened.fault().name(), qPrintable(opened.fault().detail()));
        return 1;
    }
    Child(*std::move(opened)).run();
    return 0;
}
