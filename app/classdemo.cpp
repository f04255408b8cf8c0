// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/classdemo.h"

#include "app/crypto/keys/keystore.h"
#include "app/demo.h"
#include "app/desk/coursesecret.h"

#include <QCoreApplication>
#include <QDir>
#include <QQuickItem>

#include <cstdio>

namespace naru {

using namespace std::chrono_literals;
using ui::trainer::SeatList;

namespace {

constexpr int seats = 12, liveMs = 100;
constexpr Milliseconds answerMax{15'000}, turn{1'000};
constexpr quint64 seed = 24;
constexpr auto classMax = 20min;
const QString lesson = QStringLiteral("train.book");

/// Who holds what up in the first minutes, two seconds apart: most their own card, one a card of another course, and
/// one number turns up a second time, at another seat. Seats from 0; those that are not named come without a card.
struct HeldUp {
    int seat, number;
    bool isOfAnotherCourse = false;
};
constexpr HeldUp heldUp[]{{0, 1}, {2, 3}, {1, 2}, {5, 6}, {3, 4}, {6, 7}, {9, 10, true}, {10, 7}, {11, 12}};
constexpr auto cardsApart = 2s;

void key(QQuickWindow& window, Qt::Key pressed)
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, pressed, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
    QCoreApplication::processEvents();
}

} // namespace

ClassDemo::ClassDemo(desk::Desk& desk, desk::Classes& classes, ClassScreen& screen, StoryClock& clock)
    : m_desk(desk)
    , m_classes(classes)
    , m_screen(screen)
    , m_clock(clock)
{
    auto channel = std::make_unique<lessons::ClassBots>(seed, seats, lessons::builtInLessons());
    m_bots = channel.get();
    classes.useChannel(std::move(channel));
    QObject::connect(&m_timer, &QTimer::timeout, &screen.model, [this] { live(); });
    m_timer.start(liveMs);
}

void ClassDemo::live()
{
    holdCardsUp();
    m_bots->live(m_classes.now());
    m_classes.tick();
}

/// With the desk's own secret: the cards that it would print for this class.
void ClassDemo::holdCardsUp()
{
    if (!m_classes.isOpen()) {
        m_held = 0;
        return;
    }
    if (m_held == std::size(heldUp) || m_classes.now() < m_nextCard)
        return;
    const auto keys = crypto::openFileKeyStore(m_desk.folder() + QStringLiteral("/keys"));
    const auto secret = keys ? (*keys)->load(desk::courseSecretName()) : Result<crypto::Secret>(keys.fault());
    m_nextCard = m_classes.now() + cardsApart;
    if (!secret)
        return;
    const HeldUp& now = heldUp[m_held];
    const lessons::CourseCards cards(secret->view(), m_classes.plan().number + (now.isOfAnotherCourse ? 1 : 0));
    if (m_bots->bot(now.seat).showCard(cards.card(now.number), m_classes.now()))
        ++m_held;
}

void ClassDemo::pass(Milliseconds time)
{
    for (Milliseconds past{0}; past < time; past += Milliseconds(liveMs)) {
        m_clock.advance(Milliseconds(liveMs));
        live();
        if (past % turn == 0ms) {
            m_desk.touch();
            QCoreApplication::processEvents();
        }
    }
}

bool ClassDemo::until(const std::function<bool()>& is) const
{
    const Milliseconds begun = m_clock.monotonic();
    while (!is() && m_clock.monotonic() - begun < answerMax)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, liveMs);
    return is();
}

bool ClassDemo::passUntil(const std::function<bool()>& is)
{
    for (Milliseconds past{0}; past < classMax && !is(); past += turn)
        pass(turn);
    return is();
}

QString ClassDemo::seatThat(const QString& stands) const
{
    const QAbstractItemModel& rows = *m_screen.model.seats();
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (rows.index(row, 0).data(SeatList::State).toString() == stands)
            return rows.index(row, 0).data(SeatList::Id).toString();
    }
    return {};
}

bool ClassDemo::shot(const char* name)
{
    for (int i = 0; i < 6; ++i)
        QCoreApplication::processEvents();
    const QString path = QStringLiteral("%1/class-%2-%3.png").arg(m_folder).arg(++m_number, 2, 10, QLatin1Char('0'));
    const bool written = m_window->grabWindow().save(path.arg(QLatin1StringView(name)));
    if (!written)
        std::fprintf(stderr, "no picture of \"%s\"\n", name);
    return written;
}

bool ClassDemo::tell()
{
    ui::trainer::ClassModel& model = m_screen.model;
    const auto stage = [&](const char* wanted) { return model.stage() == QLatin1StringView(wanted); };
    bool told = shot("doors");
    model.gather(lesson);
    told = until([&] { return stage("gather"); }) && told;
    told = passUntil([&] { return model.fitting() == seats; }) && shot("arriving") && told;
    model.begin();
    told = until([&] { return stage("run"); }) && told;
    told = passUntil([&] { return m_held == std::size(heldUp); }) && told;
    pass(2'000ms);
    told = shot("cards") && told;
    told = passUntil([&] { return !seatThat(QStringLiteral("lost")).isEmpty(); }) && shot("cable-pulled") && told;
    const QString away = seatThat(QStringLiteral("lost"));
    told = passUntil([&] {
        return model.hardStep() > 0 && !seatThat(QStringLiteral("hand")).isEmpty()
            && !seatThat(QStringLiteral("stuck")).isEmpty();
    }) && shot("running")
        && told;
    model.choose(seatThat(QStringLiteral("hand")));
    told = shot("helping") && told;
    model.help(QStringLiteral("hint"));
    model.help(QStringLiteral("do"));
    pass(2'000ms);
    told = shot("helped") && told;
    model.choose({});
    key(*m_window, Qt::Key_F3);
    told = shot("all-to-a-step") && told;
    key(*m_window, Qt::Key_Escape);
    model.bringAll(model.stepWished());
    pass(2'000ms);
    told = shot("all-there") && told;
    key(*m_window, Qt::Key_F4);
    told = shot("big-screen") && told;
    key(*m_window, Qt::Key_Escape);
    model.pauseOrGoOn();
    pass(2'000ms);
    told = shot("paused") && told;
    model.pauseOrGoOn();
    const auto isBack = [&] {
        const auto* seat = model.now().seats.isEmpty() ? nullptr : &model.now().seats.first();
        for (const auto& each : model.now().seats) {
            if (each.id == QByteArray::fromHex(away.toLatin1()))
                seat = &each;
        }
        return seat && seat->state != ui::trainer::SeatNow::State::Lost;
    };
    told = passUntil(isBack) && shot("cable-back") && told;
    return passUntil([&] { return model.done() >= seats / 2; }) && told;
}

bool ClassDemo::tellOfEnd()
{
    ui::trainer::ClassModel& model = m_screen.model;
    key(*m_window, Qt::Key_F10);
    bool told = shot("finish");
    key(*m_window, Qt::Key_Escape);
    model.finish();
    told = shot("end") && told;
    model.confirm();
    told = until([&] { return model.confirmed() && !model.busy(); }) && shot("confirmed") && told;
    model.print(QStringLiteral("attendance"));
    told = until([&] { return !model.busy(); }) && shot("printed") && told;
    model.keepTable();
    told = until([&] { return !model.busy(); }) && told;
    model.close();
    return until([&] { return model.stage() == u"idle" && !model.busy(); }) && told;
}

int ClassDemo::leavePictures(QQuickWindow& window, const QString& pin, const QString& folder)
{
    QDir().mkpath(folder);
    m_window = &window;
    m_folder = folder;
    m_timer.stop(); // the story's own time
    bool told = false;
    for (const desk::StaffMember& person : m_desk.staff()) {
        if (person.role == desk::Role::Trainer)
            told = bool(waitFor([&](const desk::Done& then) { m_desk.signIn(person.id, pin, then); }));
    }
    told = told && tell();
    return tellOfEnd() && told ? 0 : 1;
}

} // namespace naru
