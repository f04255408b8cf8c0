// SPDX-License-Identifier: GPL-3.0-or-later
// Card numbers that a person typed, or a scanner read, and then a look into every byte of the desk's memory.
#include "devices/simulator/scanner/simulatedscanner.h"
#include "tests/support/cardtraces.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace naru;
using test::CardTraces;

namespace {

constexpr int waitMs = 20'000;
const QByteArray number = "5555555555554444";

/// A desk of its own process, and what is in its memory.
class Child {
public:
    Child()
        : m_gun(m_folder.filePath(QStringLiteral("gun")))
    {
    }
    ~Child()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    bool start()
    {
        if (!m_gun.plugIn())
            return false;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(NARU_BINARY_DIR "/bin/card_child"), {m_folder.path()});
        return m_process.waitForStarted() && heard('.');
    }
    void tell(char command, char digit = ' ')
    {
        const char two[2] = {command, digit};
        m_process.write(two, sizeof two);
        m_process.waitForBytesWritten();
    }
    void tellAll(char command, const QByteArray& digits)
    {
        for (const char digit : digits)
            tell(command, digit);
    }
    bool scan(const QByteArray& line) { return m_gun.send(line) && heard('r'); }
    /// Until it has nothing to do any more.
    bool rests()
    {
        tell('.');
        return heard('.');
    }
    bool heard(char what)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_process.readAllStandardOutput();
                const qsizetype at = m_said.indexOf(what);
                m_said.remove(0, at < 0 ? 0 : at + 1);
                return at >= 0;
            },
            waitMs);
    }

    struct Memory {
        QStringList ways;
        qint64 bytes = 0; ///< 0: nobody may look
    };
    /// All that the process can write to, as a core would have it.
    Memory look() const
    {
        Memory memory;
        const QString folder = QStringLiteral("/proc/%1/").arg(m_process.processId());
        QFile maps(folder + QStringLiteral("maps")), content(folder + QStringLiteral("mem"));
        if (!maps.open(QIODevice::ReadOnly) || !content.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return memory;
        const CardTraces traces(number);
        for (const QByteArray& line : maps.readAll().split('\n')) {
            const auto words = line.simplified().split(' ');
            const auto ends = words.first().split('-');
            if (words.size() < 2 || !words.at(1).startsWith("rw") || ends.size() != 2)
                continue;
            const qint64 from = ends.first().toLongLong(nullptr, 16), to = ends.last().toLongLong(nullptr, 16);
            if (!content.seek(from))
                continue;
            const QByteArray part = content.read(to - from);
            memory.bytes += part.size();
            for (const QString& way : traces.in(part))
                memory.ways.append(way + QStringLiteral(" in ") + QString::fromLatin1(line));
        }
        return memory;
    }

private:
    QTemporaryDir m_folder;
    sim::SimulatedScanner m_gun;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class CardMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsNone_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"typed", "typed with gaps", "by a wedge", "by a port", "by a camera"})
            QTest::newRow(how) << QByteArray(how);
    }
    void holdsNone()
    {
        QFETCH(QByteArray, how);
        Child child;
        QVERIFY(child.start());
        if (!child.look().bytes)
            QSKIP("this user may not look into the memory of a process of its own");
        if (how == "typed")
            child.tellAll('k', number);
        else if (how == "typed with gaps")
            child.tellAll('k', "5555 5555 5555 4444");
        else if (how == "by a port")
            QVERIFY(child.scan(number + "\r\n"));
        child.tellAll(how == "by a wedge" ? 'w' : 'c', how.startsWith("by a w") || how.endsWith('a') ? number : "");
        if (how == "by a wedge") {
            child.tell('e');
            QVERIFY(child.heard('r'));
        } else if (how == "by a camera") {
            child.tell('C');
        }
        QVERIFY(child.rests());
        const auto memory = child.look();
        QVERIFY(memory.bytes > 1'000'000);
        QVERIFY2(memory.ways.isEmpty(), qPrintable(memory.ways.join(QStringLiteral("; "))));
    }

    /// The eye itself: a field that keeps what is typed is seen to.
    void wouldSeeOne()
    {
        Child child;
        QVERIFY(child.start());
        child.tell('f');
        child.tellAll('k', number);
        QVERIFY(child.rests());
        const auto memory = child.look();
        if (!memory.bytes)
            QSKIP("this user may not look into the memory of a process of its own");
        QVERIFY(!memory.ways.isEmpty());
    }
};

NARU_TEST(CardMemoryTest)
#include "tst_cardmemory.moc"
