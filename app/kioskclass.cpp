// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskclass.h"

#include "app/lessons/library.h"

namespace naru {

using lessons::SeatPage;
using lessons::SeatPlace;
using ui::kiosk::ClassSeatModel;
using ui::kiosk::KioskModel;
using ui::lesson::LessonModel;

namespace {

/// What no class may disturb.
bool isElsewhere(const QString& page)
{
    static const QStringList pages{QStringLiteral("identity"), QStringLiteral("pay"), QStringLiteral("practice-verify"),
        QStringLiteral("practice-pay"), QStringLiteral("card"), QStringLiteral("mine"), QStringLiteral("take"),
        QStringLiteral("certificate"), QStringLiteral("contact"), QStringLiteral("number")};
    return pages.contains(page);
}

QString nameOf(lessons::Mode mode)
{
    switch (mode) {
    case lessons::Mode::Watch:
        return QStringLiteral("watch");
    case lessons::Mode::Solo:
        return QStringLiteral("solo");
    case lessons::Mode::Guided:
        break;
    }
    return QStringLiteral("guided");
}

} // namespace

KioskClass::KioskClass(Parts parts)
    : m_parts(parts)
    , m_packs(parts.packs, [this](const QString& lesson) {
        const lessons::Player* const player = m_parts.lesson.player();
        return m_parts.model.inLesson() && player && player->lesson().id == lesson && !player->isEnded();
    })
{
    ClassSeatModel::Parts seat{m_parts.model, m_parts.ways, m_parts.clock, m_parts.random, [this] { return page(); },
        [this](const Deed& deed) { perform(deed); }, [this](const QString& id) { return titleOf(id); },
        [this] { return m_parts.lesson.keepsOwn(); },
        [this] {
            ClassSeatModel::Lessons own;
            const auto lessons = all();
            for (const auto& each : lessons)
                own.versions.insert(each->id, lessons::lessonVersion(*each));
            own.content = lessons::contentVersion(lessons);
            return own;
        },
        &m_packs};
    m_seat = std::make_unique<ClassSeatModel>(std::move(seat));
    connect(&m_parts.model, &KioskModel::wiped, this, [this] {
        ++m_visitor;
        m_ended.clear();
    });
    connect(&m_parts.model, &KioskModel::pageChanged, this, &KioskClass::follow);
    connect(&m_parts.lesson, &LessonModel::changed, this, [this] {
        if (std::exchange(m_coachSeen, m_parts.lesson.coachOffered()) != m_coachSeen && m_coachSeen)
            m_seat->raiseHand(); // the last rung is a person
    });
    connect(&m_parts.lesson, &LessonModel::ended, this, [this] {
        if (const lessons::Player* const player = m_parts.lesson.player())
            m_ended.append(lessons::endedOf(*player));
    });
    for (const auto signal : {&LessonModel::changed, &LessonModel::pageChanged})
        connect(&m_parts.lesson, signal, &*m_seat, &ClassSeatModel::look, Qt::QueuedConnection);
    connect(&*m_seat, &ClassSeatModel::changed, this, [this] { m_parts.lesson.setHeld(m_seat->paused()); });
    if (m_parts.packs)
        connect(m_parts.packs, &desk::Packs::changed, &*m_seat, &ClassSeatModel::lessonsChanged);
    if (m_parts.eyes)
        connect(m_parts.eyes, &ui::kiosk::CardEyes::codeRead, this, [this](const QByteArray& code) {
            if (lessons::looksLikeClassCard(code))
                return m_seat->showCard(code);
            if (!ui::kiosk::looksLikeClass(code))
                return;
            m_parts.model.show(QStringLiteral("join"));
            m_seat->enterByCode(QString::fromUtf8(code));
        });
    if (const QByteArray kept = m_parts.ways.kept(); !kept.isEmpty()) // begun anew in the middle of a class
        m_seat->enterByCode(QString::fromUtf8(kept));
    follow();
}

void KioskClass::follow()
{
    const bool asks = m_parts.model.page() == u"join" && !m_seat->inside() && !m_seat->going();
    m_seat->wait(asks);
    m_seat->look();
}

QList<lessons::LessonPtr> KioskClass::all() const
{
    QList<lessons::LessonPtr> lessons = lessons::builtInLessons();
    if (m_parts.packs)
        lessons += m_parts.packs->lessons();
    return lessons;
}

QString KioskClass::titleOf(const QString& id) const
{
    for (const auto& lesson : all()) {
        if (lesson->id == id)
            return lesson->text(lesson->title, m_parts.lesson.language());
    }
    return {};
}

SeatPage KioskClass::page() const
{
    SeatPage page;
    const lessons::Player* const player = m_parts.lesson.player();
    if (m_staffHere || isElsewhere(m_parts.model.pageUnderPanels()))
        page.place = SeatPlace::Elsewhere;
    else if (player && m_parts.model.inLesson())
        page = lessons::pageOf(*player);
    if (page.place == SeatPlace::Lesson && m_parts.lesson.page() == u"start") { // open, and not begun
        page.step = 0;
        page.notes.clear();
        page.phone = {};
    }
    page.visitor = m_visitor;
    page.card = !m_parts.card.seal().isEmpty();
    page.language = m_parts.model.language();
    page.ended = m_ended;
    return page;
}

void KioskClass::perform(const Deed& deed)
{
    using What = Deed::What;
    LessonModel& lesson = m_parts.lesson;
    if (lesson.page() == u"part" && deed.what != What::Open && deed.what != What::Start)
        lesson.goOn();
    switch (deed.what) {
    case What::Start:
        m_parts.model.wipe();
        lesson.leave();
        [[fallthrough]];
    case What::Open:
    case What::Resume:
        return open(deed);
    case What::BringTo:
        if (lesson.page() == u"start")
            lesson.begin(nameOf(deed.mode));
        return lesson.bringTo(deed.step);
    case What::ShowNext:
        return lesson.showHand();
    case What::Hint:
        return lesson.hint();
    case What::DoIt:
        if (lesson.mode() == u"watch")
            lesson.showNext();
        else
            lesson.doItForMe();
    }
}

void KioskClass::open(const Deed& deed)
{
    m_parts.model.openLesson(deed.lesson);
    const lessons::Player* const player = m_parts.lesson.player();
    if (!player || player->lesson().id != deed.lesson || m_parts.lesson.page() != u"start")
        m_parts.lesson.open(deed.lesson);
    m_parts.lesson.begin(nameOf(deed.mode));
    if (deed.step > 1)
        m_parts.lesson.bringTo(deed.step);
}

} // namespace naru
