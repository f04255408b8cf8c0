// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/kioskmodel.h"

#include "app/lessons/library.h"

#include <QEvent>

#include <algorithm>

namespace naru::ui::kiosk {

namespace {

constexpr int lookEveryMs = 1000;
constexpr qsizetype wayLengthMax = 16; ///< pages deep; nobody walks further

const QString ownShelf = QStringLiteral("Z");
const QString homePage = QStringLiteral("home");

bool isPage(const QString& name)
{
    static const QStringList pages{homePage, QStringLiteral("language"), QStringLiteral("learn"),
        QStringLiteral("courses"), QStringLiteral("lessons"), QStringLiteral("lesson"), QStringLiteral("identity"),
        QStringLiteral("pay"), QStringLiteral("text"), QStringLiteral("sound"), QStringLiteral("keypad"),
        QStringLiteral("contact"), QStringLiteral("card"), QStringLiteral("mine"), QStringLiteral("take"),
        QStringLiteral("certificate"), QStringLiteral("practice-verify"), QStringLiteral("practice-pay"),
        QStringLiteral("join"), QStringLiteral("number")};
    return pages.contains(name);
}

bool stands(const lessons::Lesson& lesson, const QString& shelf)
{
    return QString::number(lesson.level) == shelf || lesson.place.left(1) == shelf;
}

} // namespace

KioskModel::KioskModel(Options options, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_session(usual())
    , m_since(clock.monotonic())
{
    connect(&m_timer, &QTimer::timeout, this, &KioskModel::look);
    m_timer.start(lookEveryMs);
}

bool KioskModel::untouched() const
{
    return m_session == usual() && m_pages.size() == 1 && !m_called && !m_holding;
}

void KioskModel::useOptions(const Options& options)
{
    const bool fresh = untouched();
    m_options = options;
    Q_EMIT optionsChanged();
    if (fresh)
        change(usual());
}

void KioskModel::useOwnLessons(const QList<lessons::LessonPtr>& own)
{
    m_own = own;
    Q_EMIT lessonsChanged();
}

void KioskModel::useMarks(const QVariantMap& marks)
{
    if (std::exchange(m_marks, marks) != marks)
        Q_EMIT lessonsChanged();
}

QVariantList KioskModel::lessons() const
{
    const QString words = m_session.language == QStringLiteral("ko") ? m_session.language : QStringLiteral("en");
    QVariantList rows;
    for (const lessons::LessonPtr& lesson : m_shelf == ownShelf ? m_own : lessons::builtInLessons()) {
        if (m_shelf != ownShelf && !stands(*lesson, m_shelf))
            continue;
        rows.append(QVariantMap{{QStringLiteral("id"), lesson->id}, {QStringLiteral("icon"), lesson->icon},
            {QStringLiteral("title"), lesson->text(lesson->title, words)},
            {QStringLiteral("goal"), lesson->text(lesson->goal, words).replace(QLatin1Char('\n'), QLatin1Char(' '))},
            {QStringLiteral("minutes"), lesson->minutes}, {QStringLiteral("mark"), m_marks.value(lesson->id)}});
    }
    return rows;
}

void KioskModel::go(const QStringList& pages)
{
    if (pages == m_pages)
        return;
    m_pages = pages;
    if (!inLesson())
        m_afterLesson.clear();
    Q_EMIT pageChanged();
}

void KioskModel::show(const QString& page)
{
    if (!isPage(page) || page == m_pages.last())
        return;
    if (page == homePage)
        return goHome();
    QStringList pages = m_pages;
    // The panels of the bar do not pile up: from one to the other and back is where one was.
    const QStringList panels{QStringLiteral("text"), QStringLiteral("sound"), QStringLiteral("keypad")};
    while (panels.contains(pages.last()))
        pages.removeLast();
    if (pages.last() == page)
        return go(pages);
    if (pages.size() < wayLengthMax)
        pages.append(page);
    go(pages);
}

void KioskModel::showLessons(const QString& shelf)
{
    m_shelf = shelf;
    Q_EMIT lessonsChanged();
    show(QStringLiteral("lessons"));
}

void KioskModel::openLesson(const QString& id)
{
    const bool isOwn
        = std::any_of(m_own.begin(), m_own.end(), [&](const lessons::LessonPtr& lesson) { return lesson->id == id; });
    if (!isOwn && !lessons::builtInLesson(id))
        return;
    Q_EMIT lessonWanted(id);
    show(QStringLiteral("lesson"));
}

void KioskModel::leaveLesson()
{
    const QString after = m_afterLesson;
    if (page() != QStringLiteral("lesson"))
        return;
    after.isEmpty() ? back() : startAt(after);
}

void KioskModel::back()
{
    QStringList pages = m_pages;
    if (pages.size() > 1)
        pages.removeLast();
    go(pages);
}

void KioskModel::goHome()
{
    go({homePage});
}

void KioskModel::startAt(const QString& page)
{
    if (isPage(page))
        go(page == homePage ? QStringList{homePage} : QStringList{homePage, page});
}

void KioskModel::call()
{
    if (!m_called && m_helper && m_helper())
        return;
    const bool before = std::exchange(m_called, true);
    Q_EMIT calledChanged(); // whoever presses again is told again
    if (!before)
        Q_EMIT staffCalled(true);
}

void KioskModel::callOff()
{
    if (!std::exchange(m_called, false))
        return;
    Q_EMIT calledChanged();
    Q_EMIT staffCalled(false);
}

void KioskModel::ask(bool asking)
{
    m_since = m_clock.monotonic();
    if (m_asking == asking)
        return;
    m_asking = asking;
    Q_EMIT askingChanged();
}

void KioskModel::touch()
{
    m_since = m_clock.monotonic();
}

void KioskModel::goOn()
{
    ask(false);
}

void KioskModel::wipe()
{
    ask(false);
    callOff();
    m_shelf.clear();
    Q_EMIT wiped();
    goHome();
    change(usual());
    Q_EMIT lessonsChanged();
}

void KioskModel::say(const QString& words)
{
    if (!words.isEmpty())
        Q_EMIT spoke(words);
}

void KioskModel::look()
{
    const Milliseconds waited = m_clock.monotonic() - m_since;
    if (m_asking && waited >= answerWait)
        wipe();
    else if (!m_asking && waited >= idleWait && !untouched())
        ask(true);
}

bool KioskModel::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
        if (watched->isWindowType())
            touch();
        break;
    default:
        break;
    }
    return false;
}

QString KioskModel::pageUnderPanels() const
{
    static const QStringList panels{
        QStringLiteral("text"), QStringLiteral("sound"), QStringLiteral("keypad"), QStringLiteral("language")};
    const auto under
        = std::find_if(m_pages.rbegin(), m_pages.rend(), [](const QString& page) { return !panels.contains(page); });
    return under == m_pages.rend() ? m_pages.first() : *under;
}

} // namespace naru::ui::kiosk
