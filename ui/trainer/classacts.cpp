// SPDX-License-Identifier: GPL-3.0-or-later
// What a trainer presses, on its way to the class.
#include "ui/trainer/classmodel.h"

#include "app/base/savefile.h"
#include "ui/trainer/classwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QStorageInfo>
#include <QThreadPool>

namespace naru::ui::trainer {

namespace {

constexpr qsizetype saidLettersMax = 60;

bool writeWhole(const QString& folder, const QString& name, const QByteArray& bytes)
{
    return QDir().mkpath(folder) && saveWhole(folder + u'/' + name, bytes);
}

/// The first stick that is plugged in; without one a folder beside the desk's data.
QString folderOfTables(const QString& beside)
{
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes()) {
        const QString path = volume.rootPath();
        const bool isStick
            = path.startsWith(u"/media/") || path.startsWith(u"/run/media/") || path.startsWith(u"/mnt/");
        if (volume.isReady() && !volume.isReadOnly() && isStick)
            return path;
    }
    return beside + QStringLiteral("/exports");
}

} // namespace

ClassHands::Done ClassModel::answer(const QString& word)
{
    m_busy = true;
    Q_EMIT changed();
    return [alive = QPointer(this), word](const Result<void>& done) {
        if (!alive)
            return;
        alive->m_busy = false;
        Q_EMIT alive->changed();
        if (!done)
            return alive->tell(done.fault());
        if (alive->m_now.stage == ClassNow::Stage::Ended)
            alive->readReport();
        if (!word.isEmpty())
            Q_EMIT alive->said(word, QStringLiteral("ok"));
    };
}

void ClassModel::gather(const QString& offer)
{
    if (!m_busy)
        m_hands.gather(offer, answer());
}

void ClassModel::begin()
{
    if (!m_busy && fitting() > 0)
        m_hands.begin(answer());
}

void ClassModel::pauseOrGoOn()
{
    if (const auto done = m_hands.pace(m_now.paused ? ClassHands::Pace::GoOn : ClassHands::Pace::Pause); !done)
        tell(done.fault());
}

void ClassModel::bringAll(int step)
{
    if (!m_now.lesson || step < 1 || step > m_now.lesson->steps.size())
        return;
    if (const auto done = m_hands.bringAll(step); !done)
        return tell(done.fault());
    Q_EMIT said(tr("모두 %1걸음으로 불렀어요.").arg(step), QStringLiteral("ok"));
}

void ClassModel::say(const QString& words, const QString& seat)
{
    const QString text = words.simplified().left(saidLettersMax);
    if (text.isEmpty())
        return;
    if (const auto done = m_hands.say(QByteArray::fromHex(seat.toLatin1()), text); !done)
        return tell(done.fault());
    const SeatNow* const to = find(QByteArray::fromHex(seat.toLatin1()));
    Q_EMIT said(to ? tr("%1번 자리에 보냈어요.").arg(to->number) : tr("모두에게 보냈어요."), QStringLiteral("ok"));
}

void ClassModel::choose(const QString& seat)
{
    const QByteArray id = QByteArray::fromHex(seat.toLatin1());
    if (id == m_chosen || (!id.isEmpty() && !find(id)))
        return;
    m_chosen = id;
    Q_EMIT chosenChanged();
    Q_EMIT rowsChanged();
    mirrorNow();
}

void ClassModel::help(const QString& what)
{
    static const QMap<QString, ClassHands::Help> helps{{QStringLiteral("show"), ClassHands::Help::Show},
        {QStringLiteral("hint"), ClassHands::Help::Hint}, {QStringLiteral("do"), ClassHands::Help::Do},
        {QStringLiteral("start"), ClassHands::Help::Start}, {QStringLiteral("heard"), ClassHands::Help::Heard},
        {QStringLiteral("free"), ClassHands::Help::Free}};
    const auto known = helps.constFind(what);
    if (known == helps.cend() || m_chosen.isEmpty())
        return;
    if (const auto done = m_hands.help(m_chosen, *known); !done)
        tell(done.fault());
}

void ClassModel::sendPack(const QString& seat)
{
    if (!m_busy)
        m_hands.sendPack(QByteArray::fromHex(seat.toLatin1()), answer(tr("강의를 보내고 있어요.")));
}

void ClassModel::project(int step)
{
    if (m_now.lesson && step >= 1 && step <= m_now.lesson->steps.size())
        Q_EMIT projected(m_now.lesson, step - 1, languageNow());
}

void ClassModel::finish()
{
    if (!m_busy)
        m_hands.finish(answer());
}

void ClassModel::markPresent(const QString& seat, bool present)
{
    if (const auto done = m_hands.mark(QByteArray::fromHex(seat.toLatin1()), present); !done)
        tell(done.fault());
}

void ClassModel::printCards(int first, int last)
{
    if (!m_busy)
        m_hands.printCards(first, last,
            answer(first == last ? tr("%1번 카드를 인쇄했어요.").arg(first)
                                 : tr("%1번부터 %2번까지 인쇄했어요.").arg(first).arg(last)));
}

void ClassModel::confirm()
{
    if (!m_busy && !m_now.confirmed)
        m_hands.confirm(answer(tr("출석을 확인했어요.")));
}

void ClassModel::noteAsked(const QString& what, int count)
{
    desk::ClassAsked asked = m_now.asked;
    const QMap<QString, std::optional<int>*> counts{{QStringLiteral("before"), &asked.before},
        {QStringLiteral("after"), &asked.after}, {QStringLiteral("did"), &asked.did},
        {QStringLiteral("tried"), &asked.tried}};
    std::optional<int>* const counted = counts.value(what);
    if (!counted || count > desk::ClassAsked::countMax)
        return;
    *counted = count < 0 ? std::nullopt : std::optional(count);
    if (const auto noted = m_hands.noteAsked(asked); !noted)
        return tell(noted.fault());
    readReport();
}

QVariantMap ClassModel::asked() const
{
    QVariantMap map;
    const auto add = [&](const char* name, const std::optional<int>& count) {
        if (count)
            map.insert(QString::fromLatin1(name), *count);
    };
    add("before", m_now.asked.before);
    add("after", m_now.asked.after);
    add("did", m_now.asked.did);
    add("tried", m_now.asked.tried);
    return map;
}

void ClassModel::readReport()
{
    m_report.clear();
    QString section;
    for (const desk::ReportLine& line : m_hands.report(languageNow())) {
        m_report.append(QVariantMap{{QStringLiteral("section"), line.section == section ? QString() : line.section},
            {QStringLiteral("about"), line.about}, {QStringLiteral("figure"), line.figure}});
        section = line.section;
    }
    Q_EMIT reportChanged();
}

void ClassModel::print(const QString& what)
{
    if (m_busy)
        return;
    const bool attendance = what == u"attendance";
    m_hands.print(attendance ? ClassHands::Print::Attendance : ClassHands::Print::Handouts,
        answer(attendance ? tr("출석부를 인쇄했어요.") : tr("종이를 인쇄했어요.")));
}

void ClassModel::keepTable()
{
    const QByteArray bytes = m_hands.table(languageNow());
    if (m_busy || bytes.isEmpty())
        return;
    const QString folder = m_folder.isEmpty() ? folderOfTables(m_desk.folder()) : m_folder;
    const QString name = QStringLiteral("class-%1.csv").arg(rfc3339(m_now.begun).left(16).replace(u':', u'-'));
    m_busy = true;
    Q_EMIT changed();
    QThreadPool::globalInstance()->start([alive = QPointer(this), folder, name, bytes] {
        const bool written = writeWhole(folder, name, bytes);
        const auto tell = [alive, written, folder, name] {
            if (!alive)
                return;
            alive->m_busy = false;
            Q_EMIT alive->changed();
            if (written)
                Q_EMIT alive->said(tr("담았어요: %1").arg(name), QStringLiteral("ok"));
            else
                Q_EMIT alive->troubled(tr("표를 담지 못했어요."), tr("USB를 다시 꽂아 주세요."));
        };
        QMetaObject::invokeMethod(qApp, tell, Qt::QueuedConnection);
    });
}

void ClassModel::close()
{
    choose({});
    if (!m_busy)
        m_hands.close(answer());
}

} // namespace naru::ui::trainer
