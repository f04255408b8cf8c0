// SPDX-License-Identifier: GPL-3.0-or-later
// One end of a class for tst_classdesks: a real desk in FOLDER with its hall and no screen, `trainer` or `seat`. Reads
// orders from standard input and says what happens on standard output, tab between words:
//   in:  enter CODE · say TEXT
//   out: kept CODE · code CODE · digits DIGITS · peers COUNT · heard TEXT · refused FAULT · dropped NAME FAULT
#include "app/classhall.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace {

using namespace naru;

const QString pin = QStringLiteral("135790");

void say(const QStringList& words)
{
    std::fputs(qPrintable(words.join(u'\t') + u'\n'), stdout);
    std::fflush(stdout);
}

Result<std::unique_ptr<desk::Desk>> openDesk(
    const QString& folder, const QString& name, const Clock& clock, Random& random)
{
    auto desk = desk::Desk::open({folder, desk::Desk::Kind::Real, clock, random, {}, nullptr, {}});
    if (!desk || !(*desk)->needsSetup())
        return desk;
    desk::Setup setup;
    setup.settings.centre = QStringLiteral("나루동 행정복지센터");
    setup.settings.desk = name;
    setup.administrator = QStringLiteral("김나루");
    setup.pin = pin;
    QEventLoop loop;
    (*desk)->completeSetup(setup, [&](const Result<void>&) { QTimer::singleShot(0, &loop, &QEventLoop::quit); });
    loop.exec();
    return desk;
}

/// Whichever end it is: the channel, and the orders.
class End {
public:
    explicit End(SeatHall* hall)
        : m_hall(hall)
        , m_orders(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_orders, &QSocketNotifier::activated, &m_orders, [this] { read(); });
    }
    void take(std::unique_ptr<Channel> channel)
    {
        m_channel = std::move(channel);
        m_channel->listen([](const Channel::Peer&, const QByteArray& message) {
            say({QStringLiteral("heard"), QString::fromUtf8(message)});
        });
        m_channel->watch([this] { say({QStringLiteral("peers"), QString::number(m_channel->peers().size())}); });
    }
    void enter(const QByteArray& code)
    {
        auto way = m_hall->enterByCode(code);
        if (!way)
            return say({QStringLiteral("refused"), QString::fromLatin1(way.fault().name())});
        take(std::move(*way));
    }

private:
    void read()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        m_typed += QByteArray(bytes, count);
        for (qsizetype end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
            const QByteArray order = m_typed.first(end);
            m_typed.remove(0, end + 1);
            if (order.startsWith("enter\t") && m_hall)
                enter(order.mid(6));
            else if (order.startsWith("say\t") && m_channel)
                m_channel->tell(order.mid(4));
        }
    }

    SeatHall* m_hall;
    std::unique_ptr<Channel> m_channel;
    QSocketNotifier m_orders;
    QByteArray m_typed;
};

int runTrainer(const desk::Desk& desk, const Clock& clock, Random& random)
{
    const auto hall = TrainerHall::open(desk, clock, random, nullptr);
    if (!hall || !(*hall)->hold(true))
        return 1;
    (*hall)->host().whenDropped([](const Channel::Peer& who, const Fault& fault) {
        say({QStringLiteral("dropped"), who.name, QString::fromLatin1(fault.name())});
    });
    End end(nullptr);
    end.take((*hall)->channels().open(QStringLiteral("class")));
    say({QStringLiteral("code"), (*hall)->code()});
    say({QStringLiteral("digits"), (*hall)->digits()});
    return QCoreApplication::exec();
}

int runSeat(const desk::Desk& desk, const Clock& clock, Random& random)
{
    const auto hall = SeatHall::open(desk, clock, random, nullptr);
    if (!hall)
        return 1;
    End end(hall->get());
    const QByteArray kept = (*hall)->kept();
    say({QStringLiteral("kept"), QString::fromLatin1(kept)});
    if (!kept.isEmpty())
        end.enter(kept);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 4)
        return 2;
    const SystemClock clock;
    SystemRandom random;
    const auto desk = openDesk(QString::fromLocal8Bit(argv[2]), QString::fromUtf8(argv[3]), clock, random);
    if (!desk)
        return 1;
    return qstrcmp(argv[1], "trainer") == 0 ? runTrainer(**desk, clock, random) : runSeat(**desk, clock, random);
}
