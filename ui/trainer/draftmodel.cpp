// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/draftmodel.h"

#include "ui/trainer/draftwords.h"

#include <QPointer>

namespace naru::ui::trainer {

using lessons::Draft;

namespace {
constexpr int keepAfterMs = 400;
const QString startPlace = QStringLiteral("start"), endPlace = QStringLiteral("end");
} // namespace

DraftModel::DraftModel(desk::Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfterMs);
    connect(&m_keep, &QTimer::timeout, this, &DraftModel::keepNow);
}

DraftModel::~DraftModel()
{
    keepNow();
}

QString DraftModel::languageOfDesk() const
{
    return m_desk.settings().language;
}

QString DraftModel::title() const
{
    return m_draft ? lesson().text(lesson().title, m_language).replace(u'\n', u' ') : QString();
}

QString DraftModel::saveText() const
{
    switch (m_save) {
    case Save::Kept:
        return tr("저장했어요");
    case Save::Waiting:
    case Save::Writing:
        return tr("저장 중");
    case Save::Failed:
        break;
    }
    return tr("저장하지 못했어요");
}

QString DraftModel::saveKind() const
{
    return m_save == Save::Kept  ? QStringLiteral("ok")
        : m_save == Save::Failed ? QStringLiteral("warn")
                                 : QStringLiteral("run");
}

void DraftModel::setSave(Save save)
{
    m_save = save;
    Q_EMIT saveChanged();
}

void DraftModel::open(const lessons::LessonPtr& draft)
{
    close();
    m_draft.emplace(*draft);
    m_place = lesson().steps.first().id;
    m_tab = QStringLiteral("words");
    m_language = languageOfDesk();
    setSave(Save::Kept);
    follow();
    Q_EMIT placeChanged();
}

void DraftModel::close()
{
    if (!m_draft)
        return;
    keepNow();
    stopRecording();
    m_draft.reset();
    m_parts.clear();
    m_complaints.clear();
    m_found.clear();
    Q_EMIT partsChanged();
    Q_EMIT placeChanged();
    Q_EMIT changed();
}

void DraftModel::keepNow()
{
    m_keep.stop();
    if (!m_draft || m_save == Save::Kept || m_save == Save::Writing || !m_desk.workshop())
        return;
    setSave(Save::Writing);
    const QPointer<DraftModel> alive(this);
    m_desk.workshop()->keep(m_draft->now(), [this, alive](const Result<void>& kept) {
        if (!alive)
            return;
        if (kept && m_save == Save::Waiting)
            return; // changed again meanwhile
        setSave(kept ? Save::Kept : Save::Failed);
        if (!kept)
            tell(kept.fault());
    });
}

void DraftModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(languageOfDesk()));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

void DraftModel::released(int version)
{
    if (!m_draft)
        return;
    m_draft->raise(version + 1);
    setSave(Save::Waiting);
    m_keep.start();
}

void DraftModel::apply(const Result<void>& result)
{
    if (!result)
        return tell(result.fault());
    setSave(Save::Waiting);
    m_keep.start();
    follow();
}

void DraftModel::follow()
{
    if (stepAt() < 0 && m_place != startPlace && m_place != endPlace) {
        m_place = lesson().steps.last().id;
        Q_EMIT placeChanged();
    }
    lookOver();
    ++m_revision;
    layOut();
    Q_EMIT changed();
    show();
}

void DraftModel::lookOver()
{
    m_found = m_draft->complaints();
    m_complaints.clear();
    const DraftWords in(lesson(), m_language);
    for (const lessons::Complaint& complaint : std::as_const(m_found)) {
        const auto said = wordsOf(complaint, words::languageOf(languageOfDesk()));
        const Spot spot = spotOf(complaint);
        QString where = spot.place == startPlace ? tr("처음") : spot.place == endPlace ? tr("끝") : QString();
        if (where.isEmpty())
            where = tr("%1걸음").arg(lesson().stepIndex(spot.place) + 1);
        if (spot.tab == u"screen")
            where = tr("화면 %1").arg(in.screen(spot.screen));
        if (complaint.file == u"en.json")
            where = tr("%1 · 영어").arg(where);
        m_complaints.append(QVariantMap{{QStringLiteral("sentence"), said.sentence},
            {QStringLiteral("next"), said.whatToDo}, {QStringLiteral("where"), where}});
    }
}

void DraftModel::layOut()
{
    QVariantList parts;
    for (const Part& part : m_draft ? partsOf(m_place, m_tab, screenHere()) : QList<Part>())
        parts.append(QVariantMap{{QStringLiteral("type"), QString::fromLatin1(part.type)},
            {QStringLiteral("kind"), part.kind}, {QStringLiteral("index"), part.index},
            {QStringLiteral("key"), part.key}, {QStringLiteral("label"), part.label}});
    if (parts == m_parts)
        return;
    m_parts = parts;
    Q_EMIT partsChanged();
}

void DraftModel::show()
{
    if (!m_draft)
        return;
    if (m_recording)
        return Q_EMIT shown(m_recording->shown(), QStringLiteral("play"), m_recording->next(), m_language);
    const QString page = m_place == startPlace ? startPlace : m_place == endPlace ? endPlace : QStringLiteral("play");
    Q_EMIT shown(m_draft->now(), page, std::max(0, stepAt()), m_language);
}

int DraftModel::stepAt() const
{
    return m_draft ? lesson().stepIndex(m_place) : -1;
}

QString DraftModel::screenHere() const
{
    if (m_draft && lesson().screen(m_screen))
        return m_screen;
    const int at = stepAt();
    if (!m_draft)
        return {};
    return at < 0 ? lesson().screens.first().id : lesson().steps.at(at).screen;
}

QVariantList DraftModel::places() const
{
    QVariantList places;
    if (!m_draft)
        return places;
    QSet<QString> amiss;
    for (const lessons::Complaint& complaint : m_found)
        amiss.insert(spotOf(complaint).place);
    const auto add = [&](const QString& id, const QString& text, const QString& name) {
        places.append(QVariantMap{{QStringLiteral("id"), id}, {QStringLiteral("text"), text},
            {QStringLiteral("kind"), amiss.contains(id) ? QStringLiteral("warn") : QString()},
            {QStringLiteral("name"), amiss.contains(id) ? tr("%1, 고칠 곳이 있어요").arg(name) : name}});
    };
    add(startPlace, tr("처음"), tr("처음"));
    for (int i = 0; i < lesson().steps.size(); ++i)
        add(lesson().steps.at(i).id, QString::number(i + 1), tr("%1걸음").arg(i + 1));
    add(endPlace, tr("끝"), tr("끝"));
    return places;
}

QString DraftModel::placeTitle() const
{
    if (m_place == startPlace)
        return tr("처음에 보이는 말");
    if (m_place == endPlace)
        return tr("끝에 보이는 말");
    const int at = stepAt();
    return at < 0 ? QString() : tr("%1걸음 / %2걸음").arg(at + 1).arg(lesson().steps.size());
}

QString DraftModel::text(const QString& key, const QString& language) const
{
    return m_draft ? m_draft->words(key, language) : QString();
}

QVariantList DraftModel::complaintsOf(const QString& key) const
{
    QVariantList list;
    const QString file = m_language + QStringLiteral(".json");
    for (const lessons::Complaint& complaint : m_found) {
        const bool isEmpty = complaint.rule.startsWith(QStringLiteral("no-text (%1 %2").arg(key, m_language));
        const bool isWide = complaint.rule.startsWith(QStringLiteral("too-wide (%1 %2").arg(key, m_language));
        if (!isEmpty && !isWide && (complaint.key != key || complaint.file != file))
            continue;
        const auto said = wordsOf(complaint, words::languageOf(languageOfDesk()));
        const QVariantMap one{{QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo}};
        if (!list.contains(one))
            list.append(one);
    }
    return list;
}

void DraftModel::write(const QString& key, const QString& text)
{
    if (m_draft && m_draft->words(key, m_language) != text)
        apply(m_draft->write(key, m_language, text));
}

void DraftModel::seal()
{
    if (m_draft)
        m_draft->seal();
}

void DraftModel::useLanguage(const QString& language)
{
    m_language = language == u"en" ? language : QStringLiteral("ko");
    refresh();
}

void DraftModel::refresh()
{
    if (m_draft)
        follow();
    Q_EMIT saveChanged();
}

void DraftModel::go(const QString& place)
{
    if (!m_draft || m_recording)
        return;
    seal();
    m_place = place;
    m_screen.clear();
    if ((place == startPlace || place == endPlace) && m_tab != u"screen")
        m_tab = QStringLiteral("words");
    Q_EMIT placeChanged();
    follow();
}

void DraftModel::turn(const QString& tab)
{
    if (!m_draft)
        return;
    seal();
    m_tab = tab;
    Q_EMIT placeChanged();
    follow();
}

void DraftModel::step(int by)
{
    if (!m_draft)
        return;
    QStringList places{startPlace};
    for (const lessons::Step& each : lesson().steps)
        places.append(each.id);
    places.append(endPlace);
    const auto at = places.indexOf(m_place) + by;
    if (at >= 0 && at < places.size())
        go(places.at(at));
}

void DraftModel::move(int by)
{
    const int at = stepAt();
    if (at >= 0 && at + by >= 0 && at + by < lesson().steps.size())
        apply(m_draft->moveStep(at, at + by));
}

void DraftModel::undo()
{
    if (m_recording)
        return takeBack();
    if (m_draft && m_draft->undo())
        apply({});
}

void DraftModel::redo()
{
    if (m_draft && !m_recording && m_draft->redo())
        apply({});
}

void DraftModel::lead(int complaint)
{
    if (!m_draft || complaint < 0 || complaint >= m_found.size())
        return;
    const Spot spot = spotOf(m_found.at(complaint));
    if (m_found.at(complaint).file == u"en.json")
        m_language = QStringLiteral("en");
    else if (m_found.at(complaint).file == u"ko.json")
        m_language = QStringLiteral("ko");
    m_place = spot.place;
    m_tab = spot.tab;
    m_screen = spot.screen;
    Q_EMIT placeChanged();
    follow();
    Q_EMIT focusWanted(spot.key);
}

} // namespace naru::ui::trainer
