// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskpictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>

#include <functional>

namespace naru {

namespace {

constexpr Milliseconds cardWait{8'000};
constexpr Milliseconds practiceWait{30'000}; ///< a loaded machine

/// A page a beat: each is laid out before it is drawn.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

/// Events alone, until it has come about; false after some seconds without it.
bool await(const Clock& clock, Milliseconds waitMax, const std::function<bool()>& come)
{
    constexpr int beatMs = 50;
    const Milliseconds end = clock.monotonic() + waitMax;
    while (!come() && clock.monotonic() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, beatMs);
    return come();
}

} // namespace

KioskPictures::KioskPictures(const Parts& parts, const QString& folder)
    : m_parts(parts)
    , m_folder(folder)
{
    QDir().mkpath(m_folder);
}

int KioskPictures::leave()
{
    pages();
    learn();
    if (m_parts.card.bag())
        comeBack();
    practise();
    looks();
    return m_good ? 0 : 1;
}

void KioskPictures::shot(const char* name)
{
    settle();
    m_good = m_parts.window.grabWindow().save(QStringLiteral("%1/%2-%3.png")
                                                  .arg(m_folder)
                                                  .arg(++m_number, 2, 10, QLatin1Char('0'))
                                                  .arg(QLatin1StringView(name)))
        && m_good;
}

void KioskPictures::pages()
{
    shot("home");
    for (const char* page :
        {"learn", "courses", "identity", "pay", "text", "sound", "contact", "keypad", "language", "card"}) {
        m_parts.model.goHome();
        m_parts.model.show(QLatin1StringView(page));
        shot(page);
    }
    m_parts.model.showLessons(QStringLiteral("1"));
    shot("lessons");
    m_parts.model.call();
    shot("called");
    m_parts.model.wipe();
}

void KioskPictures::toTheEnd()
{
    while (m_parts.lesson.page() != u"end") {
        m_parts.lesson.doItForMe();
        m_parts.lesson.goOn();
    }
}

void KioskPictures::learn()
{
    m_parts.model.openLesson(QStringLiteral("train.book"));
    shot("lesson-start");
    m_parts.lesson.begin(QStringLiteral("guided"));
    shot("lesson-guided");
    m_parts.lesson.did(QStringLiteral("from"), QStringLiteral("tap"));
    shot("lesson-mistake");
    toTheEnd();
    shot("lesson-end");
}

/// The card on the screen is photographed, another visitor comes, and the first one is back with it.
void KioskPictures::comeBack()
{
    m_parts.lesson.begin(QStringLiteral("solo"));
    toTheEnd();
    m_parts.card.wantCard();
    shot("card-on-screen");
    m_parts.card.photograph();
    m_parts.lesson.leave();
    m_parts.model.wipe();
    m_parts.model.show(QStringLiteral("card"));
    settle();
    m_parts.card.holdUp();
    m_good = await(m_parts.clock, cardWait, [this] { return m_parts.model.page() == u"mine"; }) && m_good;
    shot("welcome-back");
    m_parts.model.show(QStringLiteral("certificate"));
    shot("certificate");
    m_parts.card.wantCertificate();
    m_good = await(m_parts.clock, cardWait, [this] { return m_parts.card.paper() == u"printed"; }) && m_good;
    shot("certificate-printed");
    m_parts.model.startAt(QStringLiteral("learn"));
    m_parts.model.showLessons(QStringLiteral("E"));
    shot("lessons-marked");
    m_parts.model.wipe();
}

/// What is waited for here depends on the demo's own phone and terminal.
void KioskPictures::until(const QStringList& stages)
{
    m_good = await(m_parts.clock, practiceWait, [&] {
        return stages.contains(m_parts.practice.property("stage").toString());
    }) && m_good;
}

/// The bridges, with the demo's own phone and terminal at their other end.
void KioskPictures::practise()
{
    m_parts.model.wipe();
    m_parts.model.show(QStringLiteral("practice-verify"));
    shot("verify-before");
    m_parts.practice.beginVerify();
    shot("verify-waiting");
    until({QStringLiteral("verdict"), QStringLiteral("trouble")});
    shot("verify-verdict");
    m_parts.model.wipe();
    m_parts.model.show(QStringLiteral("practice-pay"));
    until({QStringLiteral("ready"), QStringLiteral("none")});
    shot("pay-before");
    m_parts.practice.pay();
    until({QStringLiteral("waiting"), QStringLiteral("trouble")});
    shot("pay-waiting");
    until({QStringLiteral("paid"), QStringLiteral("doubt"), QStringLiteral("trouble")});
    shot("pay-paid");
    m_parts.model.wipe();
}

void KioskPictures::looks()
{
    m_parts.model.wipe();
    m_parts.model.useEasy(true);
    m_parts.model.useLow(true);
    shot("easy-low");
    m_parts.model.useHighContrast(true);
    m_parts.model.useEnlargement(2);
    shot("large-dark");
    m_parts.model.wipe();
}

} // namespace naru
