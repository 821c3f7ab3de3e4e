import 'bankfeeds/elements';
import 'bankfeeds/elements/vue';
import 'bankfeeds/styles.css';
import './portal.css';
import { createApp } from 'vue';
import QuickBooksPage from './QuickBooksPage.vue';

// A STAND-IN for your sign-in, whose cookie no script can read.
document.cookie = 'customer=boulangerie; path=/; SameSite=Lax';

createApp(QuickBooksPage, { locale: navigator.language }).mount('#portal');
