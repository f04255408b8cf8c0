// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/learning.h"
#include "app/desk/packs.h"
#include "app/desk/workshop.h"
#include "app/lessons/drafts.h"
#include "tests/ui/fakedesk.h"
#include "tests/ui/stage.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"
#include "ui/trainer/trainermodel.h"

#include <QTemporaryDir>

namespace naru::test {

/// Drafts in a folder of the test, kept at once.
class FakeWorkshop final : public desk::Workshop {
public:
    FakeWorkshop(const desk::Desk& desk, const QString& folder)
        : m_desk(desk)
        , m_drafts(folder)
    {
    }

    int kept = 0;
    std::optional<Fault> refuses; ///< the next keep

    Result<void> mayWrite() const override;
    QString ownNamespace() const override { return QStringLiteral("c0ffee"); }
    QList<lessons::LessonPtr> drafts() const override
    {
        return mayWrite() ? m_drafts.all() : QList<lessons::LessonPtr>();
    }
    Result<lessons::LessonPtr> copy(const lessons::Lesson& lesson) override;
    void keep(const lessons::LessonPtr& draft, Kept done) override;
    Result<void> remove(const QString& id) override;

private:
    const desk::Desk& m_desk;
    lessons::Drafts m_drafts;
};

/// Packs that are really made and read, without a journal: what is installed is what a reader took.
class FakePacks final : public desk::Packs {
public:
    explicit FakePacks(Random& random)
        : m_random(random)
        , m_key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
    {
    }

    std::optional<Fault> refuses;           ///< the next installing
    QMap<QString, lessons::Pack> installed; ///< by id

    QList<desk::InstalledPack> list() const override { return {}; }
    QList<lessons::LessonPtr> lessons() const override;
    Result<lessons::LessonPtr> lesson(const QString& id) const override;
    QByteArray voice(const QString&, const QString&, const QString&) const override { return {}; }
    int nextVersion(const QString& packId) const override;
    void check(const QByteArray&, Answer) override { }
    void install(const QByteArray& bytes, Answer answer) override;
    void remove(const QString&, Done) override { }
    void goBack(const QString&, Done) override { }
    void make(const lessons::PackPlan& plan, Made made) override;
    QList<desk::PackAuthor> authors() const override { return {}; }
    void addAuthor(const QString&, const QByteArray&, Done) override { }
    void removeAuthor(const QByteArray&, Done) override { }

private:
    Random& m_random;
    crypto::PrivateKey m_key;
};

class FakeLearning final : public desk::Learning {
public:
    QStringList made;
    int printed = 0;
    std::optional<Fault> refuses; ///< printing

    QDate today() const override { return QDate(2026, 11, 22); }
    Result<lessons::ReadCard> readCard(const QByteArray&) const override { return lessons::LessonsFault::NotACard; }
    Result<Paper> makeCard(const lessons::Progress&) const override { return lessons::LessonsFault::NotACard; }
    Result<Paper> makeCertificate(const lessons::Progress&, const QStringList&) const override
    {
        return lessons::LessonsFault::NotDoneAlone;
    }
    Result<paper::Document> makeHandout(const QString& lessonId, const QString& language) const override;
    desk::PaperKind paperKind() const override { return desk::PaperKind::Page; }
    void print(const paper::Document& document, Printed done) override;
};

class TrainerDesk final : public FakeDesk {
public:
    explicit TrainerDesk(const QString& folder);

    desk::Workshop* workshop() const override { return const_cast<FakeWorkshop*>(&workshopNow); }
    desk::Packs* packs() const override { return const_cast<FakePacks*>(&packsNow); }
    desk::Learning* learning() const override { return const_cast<FakeLearning*>(&learningNow); }

    SeededRandom random{22};
    FakeWorkshop workshopNow;
    FakePacks packsNow;
    FakeLearning learningNow;
};

/// The trainer's page in the frame of the desk, with the player beside it.
class TrainerStage {
public:
    explicit TrainerStage(const QString& language = QStringLiteral("ko"), bool highContrast = false);

    bool open(); ///< signed in as the trainer
    void settle();
    /// Presses the control whose name begins so; scrolls to it where it must.
    bool press(const QString& name);
    QQuickItem* beginning(const QString& name) const;
    QQuickItem* box(const QString& label) const;                            ///< what is written into
    QQuickItem* widget(const QString& id, const QString& value = {}) const; ///< of the practice phone
    bool click(QQuickItem* item);
    ui::trainer::DraftModel& draft() { return *trainer.draft(); }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;

public:
    TrainerDesk desk{m_folder.path()};
    ui::lesson::LessonModel player;
    ui::trainer::TrainerModel trainer;
    ui::shell::DeskModel model;
    Stage stage;
    ui::shell::Languages languages;
};

} // namespace naru::test
