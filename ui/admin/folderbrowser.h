// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>
#include <QVariantList>

namespace naru::ui::admin {

/// Folders and files of this computer, for choosing one with big rows instead of a desktop's dialog. It looks, and
/// changes nothing.
class FolderBrowser : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString folder READ folder NOTIFY folderChanged)
    /// Name filters of the files to offer ("*.pem"); empty: folders alone.
    Q_PROPERTY(QStringList filters MEMBER m_filters NOTIFY folderChanged)
    Q_PROPERTY(QVariantList entries READ entries NOTIFY folderChanged) ///< [{name, path, folder}], folders first
    Q_PROPERTY(QVariantList places READ places NOTIFY folderChanged)   ///< [{name, path}]: home, USB sticks
    Q_PROPERTY(bool top READ top NOTIFY folderChanged)

public:
    explicit FolderBrowser(QObject* parent = nullptr);

    static constexpr int entriesMax = 300;

    QString folder() const { return m_folder; }
    QVariantList entries() const;
    QVariantList places() const;
    bool top() const;

public Q_SLOTS:
    void open(const QString& path); ///< a folder, or a file's folder; what does not exist opens home
    void up();

Q_SIGNALS:
    void folderChanged();

private:
    QString m_folder;
    QStringList m_filters;
};

} // namespace naru::ui::admin
