// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// The card company's files that lie about: on USB sticks and in the home folder, newest first. It looks, and hands the
/// bytes of the chosen one to the day book; nothing is opened otherwise.
class FileShelf : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a model")
    Q_PROPERTY(QVariantList files MEMBER m_files NOTIFY changed) ///< [{path, name, second}]
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    /// After a file was read: {kind, sentence, rows: [{kind, text}]}; empty before.
    Q_PROPERTY(QVariantMap outcome MEMBER m_outcome NOTIFY changed)

public:
    FileShelf(desk::Desk& desk, desk::DayBook& book, QObject* parent = nullptr);

    static constexpr int filesMax = 60, foldersMax = 200;
    static constexpr qint64 bytesMax = 4 * 1024 * 1024;

    void lookIn(const QStringList& places); ///< instead of sticks and home: for tests and kiosks

public Q_SLOTS:
    void look(); ///< again, now
    void read(const QString& path);
    void forget();

Q_SIGNALS:
    void changed();

private:
    void say(const payments::dayclose::FileOutcome& outcome);

    desk::Desk& m_desk;
    desk::DayBook& m_book;
    QStringList m_places;
    QVariantList m_files;
    QVariantMap m_outcome;
    bool m_busy = false;
};

} // namespace naru::ui::till
