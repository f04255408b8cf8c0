// SPDX-License-Identifier: GPL-3.0-or-later
// A draft on its way: signed as a pack by the desk, put into this desk, or carried away as a file.
#include "app/base/savefile.h"
#include "app/desk/packs.h"
#include "app/words/words.h"
#include "ui/trainer/trainermodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QStorageInfo>
#include <QThreadPool>

namespace naru::ui::trainer {

namespace {

bool isStick(const QString& path)
{
    return path.startsWith(u"/media/") || path.startsWith(u"/run/media/") || path.startsWith(u"/mnt/");
}

bool writeWhole(const QString& folder, const QString& name, const QByteArray& bytes)
{
    return QDir().mkpath(folder) && saveWhole(folder + u'/' + name, bytes);
}

} // namespace

QString TrainerModel::exportName() const
{
    return m_pack.isEmpty() ? QString()
                            : QStringLiteral("%1-%2.narupack").arg(lessons::slugOf(chosen())).arg(m_version);
}

QVariantList TrainerModel::folders() const
{
    QVariantList list;
    const auto add = [&](const QString& path, const QString& name) {
        const bool stick = isStick(path);
        list.append(QVariantMap{{QStringLiteral("path"), path}, {QStringLiteral("stick"), stick},
            {QStringLiteral("text"), stick ? tr("USB에 담기: %1").arg(name) : tr("폴더에 담기: %1").arg(name)}});
    };
    for (const QString& path : m_folders)
        add(path, QFileInfo(path).fileName());
    if (!m_folders.isEmpty())
        return list;
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes()) {
        if (volume.isReady() && !volume.isReadOnly() && isStick(volume.rootPath()))
            add(volume.rootPath(), volume.displayName());
    }
    add(m_desk.folder() + QStringLiteral("/exports"), QStringLiteral("exports"));
    return list;
}

void TrainerModel::exportPack()
{
    forgetPack();
    const lessons::LessonPtr lesson = here();
    desk::Packs* const packs = m_desk.packs();
    if (!m_own || !lesson || !packs || m_busy)
        return;
    if (!m_draft.complaints().isEmpty())
        return end(tr("고칠 곳이 남아 있어요. 먼저 ‘살펴보기’를 눌러 주세요."), QStringLiteral("warn"));
    lessons::PackPlan plan;
    plan.id = lesson->id;
    plan.version = std::max(packs->nextVersion(plan.id), lesson->rev);
    plan.author = m_desk.settings().centre; // no name of a person goes along
    plan.lessons = {{m_draft.draft()->files(plan.version), {}}};
    m_busy = true;
    Q_EMIT changed();
    packs->make(plan,
        [alive = QPointer(this), version = plan.version](
            const lessons::MadePack& made, const std::optional<Fault>& fault) {
            if (!alive)
                return;
            if (fault || !made.isGood())
                return alive->refuse(fault.value_or(lessons::LessonsFault::BadPack));
            alive->m_pack = made.bytes;
            alive->m_version = version;
            alive->m_draft.released(version);
            alive->end({}, {});
        });
}

void TrainerModel::refuse(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(languageNow()));
    end(said.sentence + u'\n' + said.whatToDo, QStringLiteral("warn"));
}

void TrainerModel::install()
{
    desk::Packs* const packs = m_desk.packs();
    if (m_pack.isEmpty() || !packs || m_busy)
        return;
    m_busy = true;
    Q_EMIT changed();
    packs->install(m_pack, [alive = QPointer(this)](const desk::PackOutcome& outcome) {
        if (!alive)
            return;
        if (!outcome.isGood())
            return alive->refuse(*outcome.fault);
        alive->end(tr("이 센터의 키오스크에서 바로 쓸 수 있어요."), QStringLiteral("ok"));
    });
}

void TrainerModel::carry(int folder)
{
    const QVariantList all = folders();
    if (m_pack.isEmpty() || m_busy || folder < 0 || folder >= all.size())
        return;
    const QString path = all.at(folder).toMap().value(QStringLiteral("path")).toString(), name = exportName();
    m_busy = true;
    Q_EMIT changed();
    QThreadPool::globalInstance()->start([alive = QPointer(this), path, name, bytes = m_pack] {
        const bool written = writeWhole(path, name, bytes);
        QMetaObject::invokeMethod(
            qApp,
            [alive, written, path, name] {
                if (!alive)
                    return;
                if (written)
                    alive->end(tr("담았어요: %1").arg(path + u'/' + name), QStringLiteral("ok"));
                else
                    alive->end(tr("담지 못했어요. USB를 다시 꽂거나 다른 곳을 골라 주세요."), QStringLiteral("warn"));
            },
            Qt::QueuedConnection);
    });
}

void TrainerModel::forgetPack()
{
    if (m_pack.isEmpty() && m_outcome.isEmpty())
        return;
    m_pack.clear();
    end({}, {});
}

} // namespace naru::ui::trainer
