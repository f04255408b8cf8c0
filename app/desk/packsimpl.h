// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/desk/packs.h"
#include "app/desk/suppliesimpl.h"

#include <QSaveFile>

#include <mutex>

namespace naru::desk {

inline constexpr char packsFolder[] = "packs";
inline constexpr QLatin1StringView packEnding(".narupack");
inline constexpr int packsMax = 100; ///< installed at a time

/// Leaves nothing in the folder of packs but the newest two versions of each, and no half of anything.
void sweepPacks(const QString& folder);
/// Copies every pack of one data folder to another, each whole or not at all. Fault: BackupFailed.
Result<void> copyPacks(const QString& from, const QString& to);

class PacksImpl final : public Packs {
public:
    explicit PacksImpl(DeskImpl& desk);
    /// Reads what lies in the folder; sweeps out what an install that was broken off left. At a start.
    void begin();
    /// The same off the desk's thread, behind `onDisk`, which may change what lies there; then `then` in it.
    void readAgain(std::function<void()> onDisk, std::function<void()> then);

    QList<InstalledPack> list() const override;
    QList<lessons::LessonPtr> lessons() const override;
    Result<lessons::LessonPtr> lesson(const QString& id) const override;
    QByteArray voice(const QString& lessonId, const QString& language, const QString& key) const override;
    int nextVersion(const QString& packId) const override;
    void check(const QByteArray& bytes, Answer answer) override;
    void install(const QByteArray& bytes, Answer answer) override;
    void installSent(const QByteArray& bytes, const QByteArray& trainersDevice, Answer answer) override;
    void readPacked(const QString& lessonId, Read read) const override;
    void remove(const QString& packId, Done done) override;
    void goBack(const QString& packId, Done done) override;
    void make(const lessons::PackPlan& plan, Made made) override;
    QList<PackAuthor> authors() const override;
    void addAuthor(const QString& name, const QByteArray& pem, Done done) override;
    void removeAuthor(const QByteArray& keyId, Done done) override;

    /// What the packs that stay have against those of a release. Faults: PackTaken, BadPack.
    Result<void> fitsHandedDown(const QList<lessons::PackReading>& release) const;
    /// Each picture once, where a bad one can do no harm; its pixels are thrown away.
    using Drawn = std::function<void(const Result<void>&, const QString& picture)>;
    void drawAll(const QByteArray& bytes, const lessons::Pack& pack, Drawn then);

private:
    struct Held {
        InstalledPack shown;
        lessons::Pack pack;
        QString path; ///< of the file; in the folder of what was handed down, or of packs
        bool isHandedDown() const { return shown.state == InstalledPack::State::Agency; }
    };
    /// One install at a time, from reading to the file in its place.
    struct Job {
        QByteArray bytes;
        lessons::Pack pack;
        std::shared_ptr<QSaveFile> file;
        Answer answer;
        QByteArray from; ///< a trainer's device; empty: who is signed in here
    };
    using JobPtr = std::shared_ptr<Job>;

    QString folder() const;
    QString fileOf(const QString& packId, int version) const;
    static Held hold(const QString& folder, const QString& packId, const QList<int>& versions);
    static QList<Held> heldDown(const SuppliesImpl::Place& release); ///< of the release in use
    static QList<Held> readAll(const QString& folder, const SuppliesImpl::Place& release);
    void judge(); ///< who stands behind each, now
    InstalledPack::State standing(const lessons::Pack& pack) const;
    PackOutcome rulesOf(const lessons::PackReading& reading) const;
    const Held* find(const QString& packId) const;

    /// Off the desk's thread; `use` in it.
    void readAside(const QByteArray& bytes, std::function<void(const lessons::PackReading&)> use);
    void queue(const JobPtr& job);
    void take(const JobPtr& job);
    void drawNext(const QByteArray& bytes, QList<lessons::PackFile> pictures, Drawn then);
    void write(const JobPtr& job);
    void record(const JobPtr& job);
    void putInPlace(const JobPtr& job);
    void end(const JobPtr& job, const PackOutcome& outcome);
    void recordDeed(const char* what, const lessons::Pack& pack, Done done, const QByteArray& from = {});

    DeskImpl& m_desk;
    std::mutex m_disk; ///< one reading at a time, each shown in its turn
    std::mutex m_placeMutex;
    SuppliesImpl::Place m_release; ///< as it is now, for whoever reads next
    QList<Held> m_packs;           ///< by id
    QList<JobPtr> m_jobs;          ///< the first is under way
};

} // namespace naru::desk
