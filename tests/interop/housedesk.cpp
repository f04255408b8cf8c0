// SPDX-License-Identifier: GPL-3.0-or-later
// One desk of a house for tst_neighbours: a real desk with its neighbourhood and no screen. Its administrator reads
// orders from standard input and says what happens on standard output, tab between words:
//   in:  pair PLACE · code CODE · show · confirm NUMBER · refuse NUMBER · say TEXT · lock · revoke
//   out: ready · found NAME PLACE · try NUMBER STATE DIGITS · code CODE · peers COUNT · heard NAME TEXT · refused FAULT
#include "app/neighbourhood.h"

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

Result<void> waitFor(const std::function<void(desk::Done)>& ask)
{
    std::optional<Result<void>> answer;
    QEventLoop loop;
    ask([&](const Result<void>& result) {
        answer = result;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

QString faultOf(const Result<void>& result)
{
    return result ? QString() : QString::fromLatin1(result.fault().name());
}

class Administrator : public QObject {
public:
    Administrator(desk::Desk& desk, Neighbourhood& house)
        : m_desk(desk)
        , m_house(house)
        , m_channel(house.channels().open(QStringLiteral("call")))
        , m_orders(STDIN_FILENO, QSocketNotifier::Read)
    {
        m_house.watch([this] { look(); });
        m_channel->watch([this] { say({QStringLiteral("peers"), QString::number(m_channel->peers().size())}); });
        m_channel->listen([](const Channel::Peer& peer, const QByteArray& message) {
            say({QStringLiteral("heard"), peer.name, QString::fromUtf8(message)});
        });
        connect(&m_orders, &QSocketNotifier::activated, this, &Administrator::read);
        look();
    }
    ~Administrator() override { m_house.watch({}); }

private:
    void look()
    {
        for (const auto& one : m_house.around())
            tellOnce({QStringLiteral("found"), one.name, one.place});
        for (const auto& trying : m_house.tries())
            tellOnce({QStringLiteral("try"), QString::number(trying.number), QString::number(int(trying.state)),
                trying.digits, trying.fault ? QString::fromLatin1(trying.fault->name()) : QString()});
    }
    void tellOnce(const QStringList& words)
    {
        if (m_told.contains(words))
            return;
        m_told.append(words);
        say(words);
    }
    void read()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        m_typed += QByteArray(bytes, count);
        for (qsizetype end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
            obey(QString::fromUtf8(m_typed.first(end)).split(u'\t'));
            m_typed.remove(0, end + 1);
        }
    }
    void obey(const QStringList& order)
    {
        const QString what = order.value(0), word = order.value(1);
        QString refused;
        if (what == u"pair")
            refused = faultOf(m_house.pair(word));
        else if (what == u"code")
            refused = faultOf(m_house.pairByCode(word.toLatin1()));
        else if (what == u"confirm")
            m_house.confirm(word.toULongLong());
        else if (what == u"refuse")
            m_house.refuse(word.toULongLong());
        else if (what == u"say")
            m_channel->tell(word.toUtf8());
        else if (what == u"lock")
            m_desk.lock();
        else if (what == u"show") {
            m_house.showCode();
            say({QStringLiteral("code"), QString::fromLatin1(m_house.ownCode())});
        } else if (what == u"revoke")
            m_desk.pairs()->revoke(m_desk.pairs()->list().first().device, [](const Result<void>&) {});
        if (!refused.isEmpty())
            say({QStringLiteral("refused"), refused});
    }

    desk::Desk& m_desk;
    Neighbourhood& m_house;
    std::unique_ptr<Channel> m_channel;
    QSocketNotifier m_orders;
    QByteArray m_typed;
    QList<QStringList> m_told;
};

} // namespace

/// naru_house_desk FOLDER NAME [PORT]
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto wish = Neighbourhood::Wish::parse(words.value(3));
    if (words.size() < 3 || !wish)
        return 2;
    const SystemClock clock;
    SystemRandom random;
    auto desk = desk::Desk::open({words[1], desk::Desk::Kind::Real, clock, random, {}, nullptr, Instant{}});
    if (!desk)
        return 1;
    desk::Setup setup;
    setup.settings.centre = QStringLiteral("나루동 행정복지센터");
    setup.settings.desk = words[2];
    setup.administrator = QStringLiteral("김나루");
    setup.pin = pin;
    const auto entered = waitFor([&](const desk::Done& done) {
        (*desk)->needsSetup() ? (*desk)->completeSetup(setup, done) : (*desk)->signIn(1, pin, done);
    });
    if (!entered)
        return 1;
    const auto house = Neighbourhood::open(**desk, clock, random, *wish);
    if (!house)
        return 1;
    Administrator administrator(**desk, **house);
    say({QStringLiteral("ready")});
    return QCoreApplication::exec();
}
