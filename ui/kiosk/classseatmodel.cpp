// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/classseatmodel.h"

#include <array>
#include <utility>

namespace naru::ui::kiosk {

using lessons::ClassSeat;
using What = ClassSeat::Deed::What;

namespace {

constexpr int lookEveryMs = 100;
constexpr int deedsAtOnceMax = 32; ///< more than may wait for one seat

bool isOpening(const ClassSeat::Deed& deed)
{
    return deed.what == What::Open || deed.what == What::Start;
}

bool isSame(const ClassSeat::Deed& one, const ClassSeat::Deed& other)
{
    return one.what == other.what && one.lesson == other.lesson && one.step == other.step;
}

} // namespace

ClassSeatModel::ClassSeatModel(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_around(m_parts.ways.around())
    , m_seat(newSeat())
{
    m_parts.ways.watch([this] {
        m_around = m_parts.ways.around();
        wait(m_waits);
        Q_EMIT changed();
    });
    // In a class the trainer is who comes first; nobody rings through the house for what stands three steps away.
    m_parts.kiosk.useHelper([this] { return !hand() && raiseHand(); });
    connect(&m_parts.kiosk, &KioskModel::wiped, this, [this] {
        m_over = false; // it was said to who went
        m_cardGone = m_seat.cardCount();
        putCardAway();
        lowerHand();
    });
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &ClassSeatModel::look);
}

ClassSeatModel::~ClassSeatModel()
{
    m_parts.ways.watch({});
    m_parts.kiosk.useHelper({});
}

ClassSeat ClassSeatModel::newSeat()
{
    const Lessons own = m_channel ? m_parts.lessons() : Lessons();
    return ClassSeat(m_parts.random.bytes(lessons::classRunBytes), own.versions, own.content);
}

QString ClassSeatModel::animal() const
{
    return number() > 0 ? QString(lessons::animalOf(number())) : QString();
}

void ClassSeatModel::lessonsChanged()
{
    if (!m_channel)
        return;
    const Lessons own = m_parts.lessons();
    m_seat.setLessons(own.versions, own.content);
    look();
}

void ClassSeatModel::wait(bool waits)
{
    m_waits = waits;
    if (m_waits && m_around.size() == 1 && !m_channel)
        enter(m_around.first());
}

/// One class at a time; a way that leads nowhere is given up for another.
bool ClassSeatModel::isFree()
{
    if (inside())
        return false;
    drop();
    return true;
}

void ClassSeatModel::enter(const QString& name)
{
    if (!isFree())
        return;
    take(m_parts.ways.enter(name), QStringLiteral("gone"));
}

void ClassSeatModel::enterByCode(const QString& code)
{
    if (!isFree())
        return;
    take(m_parts.ways.enterByCode(code.toUtf8()), QStringLiteral("code"));
}

void ClassSeatModel::take(Result<std::unique_ptr<Channel>> channel, const QString& fault)
{
    m_waits = false;
    if (!channel) {
        m_fault = fault;
        Q_EMIT changed();
        return;
    }
    m_fault.clear();
    m_over = false;
    m_channel = std::move(*channel);
    m_seat = newSeat();
    m_waitRead = m_cardGone = 0; // it counts anew
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) { hear(peer, message); });
    m_channel->watch([this] {
        m_seat.peersChanged();
        look();
    });
    m_asked = m_parts.clock.monotonic();
    m_timer.start();
    look();
    Q_EMIT changed();
}

void ClassSeatModel::leave()
{
    m_waits = false;
    drop();
    Q_EMIT changed();
}

void ClassSeatModel::drop()
{
    m_timer.stop();
    m_channel.reset();
    if (m_parts.guest)
        m_parts.guest->leave();
    m_opening.reset();
    m_now = {};
    m_wasInside = false;
    m_parts.kiosk.setInClass(false);
}

void ClassSeatModel::forgetFault()
{
    m_fault.clear();
    Q_EMIT changed();
}

bool ClassSeatModel::raiseHand()
{
    const Milliseconds now = m_parts.clock.monotonic();
    if (!inside() || !m_seat.trainerThere(now))
        return false;
    m_seat.raiseHand(now);
    look();
    Q_EMIT raised();
    return true;
}

void ClassSeatModel::lowerHand()
{
    if (!m_channel)
        return;
    m_seat.lowerHand(m_parts.clock.monotonic());
    look();
}

void ClassSeatModel::putWordsAway()
{
    m_seat.putWordsAway(m_parts.clock.monotonic());
    look();
}

void ClassSeatModel::showCard(const QByteArray& code)
{
    const Milliseconds now = m_parts.clock.monotonic();
    m_parts.kiosk.touch();
    m_parts.kiosk.goOn();
    const auto card = lessons::readClassCard(code);
    if (card)
        m_cardFault = inside() ? QString() : QStringLiteral("early");
    else
        m_cardFault
            = card.fault().is(lessons::LessonsFault::CardNewer) ? QStringLiteral("newer") : QStringLiteral("torn");
    m_cardRead = {};
    m_waitRead = m_cardGone = 0;
    if (card && inside() && m_seat.showCard(*card, now))
        m_cardAt = now;
    look();
    Q_EMIT changed();
}

void ClassSeatModel::putCardAway()
{
    m_cardFault.clear();
    m_cardRead = m_seat.cardAnswer().value_or(lessons::CardAnswer());
    m_waitRead = m_seat.cardCount(); // one that is on its way is told of when it is there
    look();
    Q_EMIT changed();
}

void ClassSeatModel::takeCardBack()
{
    m_seat.takeCardBack(m_parts.clock.monotonic());
    putCardAway();
}

QVariantMap ClassSeatModel::card() const
{
    const QString what = m_cardFault.isEmpty() ? m_now.card : m_cardFault;
    if (what.isEmpty())
        return {};
    const QString animal = m_now.cardNumber > 0 ? QString(lessons::animalOf(m_now.cardNumber)) : QString();
    return {{QStringLiteral("what"), what}, {QStringLiteral("number"), m_now.cardNumber},
        {QStringLiteral("animal"), animal}, {QStringLiteral("seat"), m_now.cardSeat}};
}

void ClassSeatModel::followCard(Shown& shown, Milliseconds now) const
{
    static const std::array<QString, 5> names{
        QString(), QStringLiteral("here"), QStringLiteral("other"), QStringLiteral("unknown"), QStringLiteral("moved")};
    if (m_cardGone > 0 && m_seat.cardCount() == m_cardGone)
        return;
    const auto answer = m_seat.cardAnswer();
    if (answer && *answer != m_cardRead) {
        shown.card = names[std::size_t(answer->what)];
        shown.cardNumber = answer->number;
        shown.cardSeat = answer->seat;
    } else if (m_seat.cardUnderWay() && m_seat.cardCount() != m_waitRead && now - m_cardAt >= cardWait) {
        shown.card = QStringLiteral("waiting");
    }
}

void ClassSeatModel::openNow()
{
    m_openAt = m_parts.clock.monotonic();
    look();
}

void ClassSeatModel::sayGoodbye()
{
    m_over = false;
    Q_EMIT changed();
}

void ClassSeatModel::hear(const Channel::Peer& peer, const QByteArray& message)
{
    const bool isOfTrainer = m_seat.inClass() && peer.device == m_seat.trainer().device;
    if (m_parts.guest && isOfTrainer && m_parts.guest->hears(peer, message, m_parts.clock.monotonic()))
        return look();
    // What is no message of a class is nothing; who sends it is the trainer's network's to drop.
    if (m_seat.heard(peer, message, m_parts.clock.monotonic()))
        look();
}

void ClassSeatModel::look()
{
    if (!m_channel || m_looking) // a deed changes the page, which looks again
        return;
    m_looking = true;
    const Milliseconds now = m_parts.clock.monotonic();
    m_seat.show(m_parts.page(), now);
    obey(now);
    auto letters = m_seat.tick(now);
    obey(now);
    if (letters.isEmpty())
        letters = m_seat.tick(now); // what was done just now
    tell(letters);
    if (m_parts.guest && m_seat.inClass()) {
        for (const QByteArray& letter : m_parts.guest->tick(now))
            m_channel->tell(m_seat.trainer().device, letter);
    }
    m_looking = false;
    follow(now);
}

void ClassSeatModel::obey(Milliseconds now)
{
    for (int i = 0; i < deedsAtOnceMax; ++i) {
        const auto deed = m_seat.deed();
        if (!deed) {
            m_opening.reset();
            return;
        }
        if (!isDue(*deed, now))
            return;
        m_opening.reset();
        m_parts.perform(*deed);
        m_seat.didIt(m_parts.page(), now);
    }
}

/// A lesson does not jump up under somebody's hands: it is named first.
bool ClassSeatModel::isDue(const ClassSeat::Deed& deed, Milliseconds now)
{
    if (!isOpening(deed))
        return true;
    if (!m_opening || !isSame(*m_opening, deed)) {
        m_opening = deed;
        m_openAt = now + openAfter;
    }
    return now >= m_openAt;
}

void ClassSeatModel::tell(const QList<lessons::ClassLetter>& letters)
{
    for (const lessons::ClassLetter& letter : letters) {
        if (letter.device.isEmpty())
            m_channel->tell(letter.message);
        else
            m_channel->tell(letter.device, letter.message);
    }
}

/// A desk that this one is not paired with: no waiting helps, and somebody has to be told.
bool ClassSeatModel::isTurnedAway()
{
    const auto why = m_wasInside ? std::nullopt : m_parts.ways.fault();
    if (!why || QByteArrayView(why->name()) != "classroom.stranger")
        return false;
    drop();
    m_fault = QStringLiteral("stranger");
    Q_EMIT changed();
    return true;
}

void ClassSeatModel::follow(Milliseconds now)
{
    const bool in = m_seat.inClass() && m_seat.number() > 0;
    if (m_wasInside && !m_seat.hasRoom()) { // the trainer has ended it, heard late or not
        drop();
        m_over = true;
        Q_EMIT changed();
        return;
    }
    if (!in && isTurnedAway())
        return;
    Shown shown;
    const bool elsewhere = m_parts.page().place == lessons::SeatPlace::Elsewhere;
    shown.number = in ? m_seat.number() : 0;
    shown.waitsLong = !in && !m_wasInside && now - m_asked >= seatWait;
    if (in) {
        shown.trainer = m_seat.trainer().name;
        shown.trainerThere = m_seat.trainerThere(now);
        shown.paused = m_seat.isPaused() && !elsewhere;
        shown.hand = m_seat.handRaised();
        shown.words = elsewhere ? QString() : m_seat.words();
        shown.unfit = m_seat.fit() == lessons::Fit::Missing ? QStringLiteral("missing")
            : m_seat.fit() == lessons::Fit::Other           ? QStringLiteral("other")
                                                            : QString();
        shown.opening = m_opening ? m_parts.titleOf(m_opening->lesson) : QString();
        shown.keepsOwn = m_parts.keepsOwn();
        if (!elsewhere) // a sheet over a keypad or a payment would hide what is asked there
            followCard(shown, now);
    }
    m_parts.kiosk.setInClass(in || m_wasInside);
    if (in && shown.trainerThere && !elsewhere) { // who listens presses nothing: no time runs
        m_parts.kiosk.touch();
        m_parts.kiosk.goOn();
    }
    const bool came = in && !m_wasInside;
    m_wasInside = m_wasInside || in; // a trainer who is long gone may still come back
    if (std::exchange(m_now, shown) != shown)
        Q_EMIT changed();
    if (came)
        Q_EMIT entered();
}

} // namespace naru::ui::kiosk
