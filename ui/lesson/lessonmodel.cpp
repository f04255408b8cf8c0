// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/lessonmodel.h"

#include "ui/lesson/scenevalues.h"

namespace naru::ui::lesson {

using lessons::Deed;
using lessons::Mode;
using lessons::Player;
using lessons::Rung;

namespace {

constexpr int comeAgainDays = 7;

QString nameOf(Mode mode)
{
    switch (mode) {
    case Mode::Watch:
        return QStringLiteral("watch");
    case Mode::Guided:
        return QStringLiteral("guided");
    case Mode::Solo:
        break;
    }
    return QStringLiteral("solo");
}

Mode modeOf(const QString& name)
{
    if (name == u"watch")
        return Mode::Watch;
    return name == u"solo" ? Mode::Solo : Mode::Guided;
}

} // namespace

LessonModel::LessonModel(Today today, QObject* parent)
    : QObject(parent)
    , m_today(std::move(today))
{
}

QString LessonModel::words(const QString& key) const
{
    return m_player ? m_player->lesson().text(key, m_language, m_player->place().vars) : QString();
}

QString LessonModel::mode() const
{
    return m_player ? nameOf(m_player->mode()) : QString();
}

QString LessonModel::title() const
{
    return m_player ? words(m_player->lesson().title) : QString();
}

QString LessonModel::icon() const
{
    return m_player ? m_player->lesson().icon : QString();
}

QString LessonModel::bridge() const
{
    return m_player ? m_player->lesson().bridge : QString();
}

int LessonModel::minutes() const
{
    return m_player ? m_player->lesson().minutes : 0;
}

QVariantMap LessonModel::goal() const
{
    if (!m_player)
        return {};
    const QString key = m_player->lesson().goal;
    return {{QStringLiteral("line"), words(key)}, {QStringLiteral("more"), words(key + QStringLiteral(".more"))}};
}

QString LessonModel::intro() const
{
    return m_player ? words(m_player->lesson().intro) : QString();
}

bool LessonModel::ringShown() const
{
    if (!m_player || m_page != u"play" || m_player->isEnded())
        return false;
    return m_handShown || m_player->mode() != Mode::Solo || m_player->rung() >= Rung::Pulse || m_player->isAstray();
}

bool LessonModel::pulsing() const
{
    return m_player && m_player->rung() >= Rung::Pulse;
}

bool LessonModel::ghostShown() const
{
    return m_player && (m_handShown || m_player->rung() == Rung::Ghost || m_player->mode() == Mode::Watch)
        && !m_player->isAstray();
}

bool LessonModel::coachOffered() const
{
    return m_player && m_player->rung() == Rung::Coach;
}

QString LessonModel::wantedText() const
{
    const bool isTyping = ringShown() && m_player->wanted().deed == Deed::Type;
    return isTyping ? m_player->performed(m_player->wanted()).value : QString();
}

QStringList LessonModel::doneLines() const
{
    QStringList lines;
    if (m_player) {
        for (const QString& key : m_player->lesson().done)
            lines.append(words(key));
    }
    return lines;
}

QVariantList LessonModel::safety() const
{
    QVariantList list;
    if (m_player) {
        for (const QString& key : m_player->lesson().safety)
            list.append(QVariantMap{
                {QStringLiteral("line"), words(key)}, {QStringLiteral("more"), words(key + QStringLiteral(".more"))}});
    }
    return list;
}

QDate LessonModel::comeAgain() const
{
    return m_today().addDays(comeAgainDays);
}

QByteArray LessonModel::picture(const QString& name) const
{
    if (!m_player)
        return {};
    const QStringList sign = name.split(u'/');
    if (sign.size() == 3 && sign.first() == u"sign")
        return m_player->lesson().signs.value(sign[1]).value(sign[2].toInt());
    return m_player->lesson().pictures.value(name);
}

QString LessonModel::recordingOf(const QString& words) const
{
    if (!m_player)
        return {};
    const auto& voices = m_player->lesson().voices;
    const QString prefix = m_language + u'/';
    for (auto voice = voices.lowerBound(prefix); voice != voices.end() && voice.key().startsWith(prefix); ++voice) {
        const auto said = lessons::saidOf(*m_player, voice.key().mid(prefix.size()));
        if (said.voice == words || QString(said.line).replace(u'\n', u' ') == words)
            return voice.value();
    }
    return {};
}

void LessonModel::setLanguage(const QString& language)
{
    m_language = language == u"ko" ? language : QStringLiteral("en");
    if (!m_player)
        return;
    m_player->setLanguage(m_language);
    m_praise.clear();
    Q_EMIT pageChanged();
    if (m_page == u"play")
        sayStep();
}

void LessonModel::open(const QString& lessonId)
{
    const auto lesson = m_library(lessonId);
    if (!lesson)
        return;
    m_lesson = *lesson;
    m_player.emplace(m_lesson, Mode::Guided, m_language);
    m_own.reset();
    turnTo(QStringLiteral("start")); // read as it stands there
}

void LessonModel::begin(const QString& mode)
{
    if (!m_player)
        return;
    m_player.emplace(m_lesson, modeOf(mode), m_language);
    m_own.reset();
    m_praise.clear();
    m_toast.clear();
    m_errorShown = false;
    turnTo(QStringLiteral("play"));
    sayStep();
}

void LessonModel::preview(const lessons::LessonPtr& lesson, const QString& page, int step)
{
    m_lesson = lesson;
    m_player.emplace(lesson, Mode::Guided, m_language);
    m_player->startFrom(step);
    m_praise.clear();
    m_toast.clear();
    m_errorShown = false;
    turnTo(page);
    if (page == u"play")
        sayStep();
}

void LessonModel::mirror(const lessons::LessonPtr& lesson, int step, const lessons::Scene& scene)
{
    m_mirrored = valuesOf(scene);
    if (m_player && m_lesson == lesson && m_player->stepNumber() == step + 1 && m_page == u"play")
        return refresh();
    preview(lesson, QStringLiteral("play"), step);
}

void LessonModel::goOn()
{
    if (m_page != u"part")
        return;
    turnTo(QStringLiteral("play"));
    sayStep();
}

void LessonModel::turnTo(const QString& page)
{
    m_page = page;
    refresh();
    Q_EMIT pageChanged();
}

void LessonModel::say(const QString& key, const QString& tone)
{
    m_said = lessons::saidOf(*m_player, key);
    m_saidKey = key;
    m_tone = tone;
    refresh();
    Q_EMIT changed();
    QStringList sayings{std::exchange(m_newToast, {}), m_praise, m_said.voice};
    sayings.removeAll(QString());
    for (QString& saying : sayings)
        saying.replace(u'\n', u' ');
    if (!sayings.isEmpty())
        Q_EMIT spoke(sayings.join(u'\n'));
}

void LessonModel::sayStep()
{
    m_touched.clear();
    m_handShown = false;
    if (m_player->isAstray())
        return;
    const bool elsewhere = m_player->wanted().on == QLatin1StringView(lessons::backId)
        && m_player->step().expect.on != QLatin1StringView(lessons::backId);
    if (elsewhere)
        say(QStringLiteral("common.back"), QStringLiteral("hint"));
    else if (m_player->mode() == Mode::Solo)
        say(m_player->lesson().goal, QStringLiteral("goal"));
    else
        say(m_player->step().say, QStringLiteral("step"));
}

void LessonModel::listen()
{
    if (!m_said.voice.isEmpty())
        Q_EMIT spoke(m_said.voice);
}

void LessonModel::offerBridge(const QString& whyNot)
{
    m_bridges = true;
    m_bridgeNote = whyNot;
    Q_EMIT bridgeChanged();
}

void LessonModel::setPrintable(bool printable)
{
    if (m_printable == printable)
        return;
    m_printable = printable;
    Q_EMIT printableChanged();
}

void LessonModel::setKept(bool kept)
{
    if (std::exchange(m_kept, kept) != kept)
        Q_EMIT printableChanged();
}

void LessonModel::wantPaper()
{
    if (m_player && m_page == u"end")
        Q_EMIT paperWanted(m_player->lesson().id);
}

void LessonModel::leave()
{
    if (!m_player)
        return;
    m_player.reset();
    m_own.reset();
    m_handShown = false;
    m_said = {};
    m_saidKey.clear();
    m_tone.clear();
    m_praise.clear();
    m_toast.clear();
    m_touched.clear();
    turnTo(QStringLiteral("start"));
    Q_EMIT changed();
    Q_EMIT left();
}

void LessonModel::refresh()
{
    const QVariantMap scene = m_mirrored ? *m_mirrored
        : m_player                       ? valuesOf(lessons::sceneOf(*m_player))
                                         : QVariantMap();
    if (scene == m_scene)
        return;
    m_scene = scene;
    Q_EMIT sceneChanged();
}

} // namespace naru::ui::lesson
