// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/lessons/library.h"
#include "app/lessons/reader.h"

namespace naru::lessons {

/// naru.pack/1: lessons on their way from a desk or an author to other desks, as one file.
///
///     "naru.pack/1\n"
///     u32 big endian   bytes of the manifest, then the manifest: strict JSON, as below
///     u8               number of seals, then each: 91 bytes SubjectPublicKeyInfo (P-256), 64 bytes r‖s
///     the files, in the manifest's order, with nothing between and nothing behind them
///
/// The manifest is the only place where a file has a name, a size or a kind: there are no links, no folders, no
/// attributes and no compression, and no name of it ever becomes a name on a disk. A seal is ECDSA P-256 with SHA-256
/// over "naru.pack/1\n" and the manifest's bytes as they came; the manifest has the SHA-256 of every file. The first
/// seal is the maker's. An author adds a seal without changing anything else.
///
///     {"format": "naru.pack/1", "id": "naru.bus", "version": 3, "centre": "…", "author": "…", "languages": ["en",
///     "ko"],
///      "lessons": ["bus.card"], "files": [{"path": "lessons/bus-card/lesson.json", "kind": "lesson", "size": 9876,
///      "sha256": "64 hexadecimal digits"}, …]}
///
/// Kinds and where they stand: lesson lessons/SLUG/lesson.json, words lessons/SLUG/ko.json and en.json, picture
/// lessons/SLUG/pictures/NAME.svg, voice lessons/SLUG/voice/LANGUAGE/KEY.wav.
inline constexpr QByteArrayView packMagic{"naru.pack/1\n"};
inline constexpr const char* packFormat = "naru.pack/1";

inline constexpr qsizetype packBytesMax = 64 * 1024 * 1024;
inline constexpr qsizetype manifestBytesMax = 2 * 1024 * 1024;
inline constexpr int packFilesMax = 5'000;
inline constexpr int packLessonsMax = 40;
inline constexpr int packVersionMax = 1'000'000;
inline constexpr int packSealsMax = 4;
inline constexpr qsizetype packPathLettersMax = 120;
inline constexpr qsizetype packNameLettersMax = 60; ///< of a centre, of an author
inline constexpr qsizetype sealKeyBytes = 91, sealSignatureBytes = 64;
inline constexpr QChar packPlace{u'Z'}; ///< Z1 … Z99: the shelf of a centre's own lessons, on no card of the course

struct PackFile {
    enum class Kind : quint8 { Lesson, Words, Picture, Voice } kind = Kind::Lesson;
    QString path;
    qsizetype size = 0, offset = 0; ///< offset from the pack's first byte
    QByteArray sha256;
    bool operator==(const PackFile&) const = default;
};

/// A seal that holds. Whose it is, the desk knows.
struct PackSeal {
    QByteArray spki;

    QByteArray id() const; ///< the first 8 bytes of SHA-256 of `spki`
    bool operator==(const PackSeal&) const = default;
};

struct Pack {
    QString id, centre, author;
    int version = 0;
    QList<PackFile> files;
    QList<PackSeal> seals; ///< the maker's first
    QList<LessonPtr> lessons;
    QByteArray sha256; ///< of the whole file

    bool isSealedBy(QByteArrayView spki) const;
    /// A recorded sentence; null: there is none.
    const PackFile* voice(const QString& lessonId, const QString& language, const QString& key) const;
};

/// What is wrong with a pack is named by file, key and rule; "pack" is the file around the files, "pack.json" the
/// manifest. A pack with any complaint is not installed, and nothing in it is to be believed.
struct PackReading {
    Pack pack;
    QList<Complaint> complaints;
    bool isGood() const { return complaints.isEmpty(); }
};

/// No file is opened, no name in it is followed. Every limit is checked before what it limits is read. Each lesson is
/// read and checked as checkFolder() does; besides, none may bear the id of an official one, lead to the real verifier
/// or the real terminal (bridge), or stand elsewhere than on the shelf of own lessons.
PackReading readPack(const QByteArray& bytes);

/// A file of the disk that may be a pack; follows no link and reads no further than the limit. Faults: BadPack (not a
/// file, too large, unreadable).
Result<QByteArray> loadPack(const QString& path);

/// A lesson and the recordings of its sentences: by language and key, PCM WAV.
struct PackLesson {
    LessonFiles files;
    QMap<QString, QMap<QString, QByteArray>> voice;
};

struct PackPlan {
    QString id; ///< as of a lesson: small letters, digits, dots and hyphens, with a dot in it
    int version = 1;
    QString centre, author;
    QList<PackLesson> lessons;
};

struct MadePack {
    QByteArray bytes;            ///< empty where there are complaints
    QList<Complaint> complaints; ///< of readPack() over what was made
    bool isGood() const { return complaints.isEmpty(); }
};
/// The same plan makes the same manifest; the seal is drawn anew. `key` is P-256.
MadePack makePack(const PackPlan& plan, const crypto::PrivateKey& key);

/// The same pack with one more seal. Faults: BadPack (also a seal of that key already, or no room for another).
Result<QByteArray> addSeal(const QByteArray& bytes, const crypto::PrivateKey& key);

/// DIR/SLUG/lesson.json … and DIR/SLUG/voice/LANGUAGE/KEY.wav of every lesson in DIR, in the order of their names.
/// Faults: BadLesson, BadPack.
Result<QList<PackLesson>> readPackFolder(const QString& path);

} // namespace naru::lessons
